package fr.candidatflow.account;

import fr.candidatflow.account.PersonalData.Obstacle;
import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of an account, asked for by its candidate. Refused while an application runs; taken back until the moment that was
 * announced, also by opening an application.
 */
@Service
public class AccountDeletion {

    private final AccountRepository accounts;
    private final List<PersonalData> data;
    private final OpenSessions sessions;
    private final AccountProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountDeletion(
            AccountRepository accounts,
            List<PersonalData> data,
            OpenSessions sessions,
            AccountProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.data = data;
        this.sessions = sessions;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Obstacle> obstacles(AccountId id, Locale language) {
        return data.stream()
                .flatMap(module -> module.obstacles(id, language).stream())
                .toList();
    }

    /** The moment at which an account goes whose deletion is asked now. */
    Instant deletionTime() {
        return clock.instant().plus(properties.deletionDelay()).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Asked a second time, the first question counts.
     *
     * @throws DeletionObstructed while an application runs
     */
    @Transactional
    void ask(AccountId id) {
        var account = held(id);
        if (account.deletionAt() != null) {
            return;
        }
        if (!obstacles(id, account.language()).isEmpty()) {
            throw new DeletionObstructed();
        }
        Instant at = deletionTime();
        account.askDeletion(at);
        events.publishEvent(new AccountDeletionAsked(id, at));
    }

    /**
     * Keeps the account; does nothing when no deletion was asked.
     *
     * @throws AccountClosed when it is too late
     */
    @Transactional
    public void stop(AccountId id) {
        var account = held(id);
        if (account.closed()) {
            throw new AccountClosed();
        }
        if (account.deletionAt() != null) {
            account.keep();
            events.publishEvent(new AccountDeletionStopped(id));
        }
    }

    /** Nobody signs in any more, and who is signed in is out. */
    @Transactional
    public void close(AccountId id) {
        var account = held(id);
        if (!obstacles(id, account.language()).isEmpty()) {
            throw new DeletionObstructed();
        }
        account.close(clock.instant());
        sessions.endAll(account.userId());
    }

    /** Erases everything that any module keeps of the candidate. The user ID stays used. */
    @Transactional
    public void delete(AccountId id) {
        var account = held(id);
        if (!account.closed()) {
            throw new IllegalStateException("Account " + id + " was not closed");
        }
        data.forEach(module -> module.erase(id));
        accounts.delete(account);
    }

    private Account held(AccountId id) {
        return accounts.hold(id.value()).orElseThrow(NotFound::new);
    }
}
