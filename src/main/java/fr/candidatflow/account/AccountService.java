package fr.candidatflow.account;

import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-up, activation, recovery. Never tells whether an address has an account: whatever is asked for an address ends in a mail
 * to that address or in nothing (decision 1).
 */
@Service
public class AccountService {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** What became of a click on an activation link. */
    enum Activation {
        ACTIVATED,
        /** The same link, a second time. */
        ALREADY_ACTIVE,
        EXPIRED,
        /** Replaced by the link of a newer mail, purged since, or cut short when it was copied. */
        UNKNOWN
    }

    private final AccountRepository accounts;
    private final UserIds userIds;
    private final Secrets secrets;
    private final AccountProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            UserIds userIds,
            Secrets secrets,
            AccountProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.userIds = userIds;
        this.secrets = secrets;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** Throws {@link NotFound} when there is no such account, or no longer. */
    @Transactional(readOnly = true)
    public AccountSummary get(AccountId id) {
        return accounts.findById(id.value()).map(Account::summary).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public boolean exists(AccountId id) {
        return accounts.existsById(id.value());
    }

    /**
     * What the next mail of identifiers carries: a fresh one-time secret and, before activation, a fresh link; those of earlier
     * mails stop working. Kept as hashes, in a transaction of its own, so that what was mailed is known whatever happens to the
     * caller. Throws {@link NotFound} when the account is gone or no such mail is owed any more.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public IssuedCredentials issueCredentials(AccountId id) {
        var account = held(id);
        Instant expiresAt = account.credentialsExpireAt(clock.instant());
        if (expiresAt == null) {
            throw new NotFound();
        }
        String secret = secrets.oneTimeSecret();
        String token = account.pending() ? secrets.token() : null;
        account.issue(secrets.hashOneTimeSecret(secret), expiresAt, token == null ? null : secrets.hashToken(token));
        return new IssuedCredentials(
                account.summary(), secret, expiresAt, token == null ? null : "/account/activation?token=" + token);
    }

    /** Deletes an account that was never activated, which frees its address; does nothing to any other. */
    @Transactional
    public void purge(AccountId id) {
        accounts.hold(id.value()).filter(Account::pending).ifPresent(accounts::delete);
    }

    /** Drops an unused secret whose time is over: the caller, who has the timer, says when that is. */
    @Transactional
    public void closeRecovery(AccountId id) {
        accounts.hold(id.value()).ifPresent(Account::closeRecovery);
    }

    /**
     * Creates the account, or sends what its owner needs when the address has one already: the answer is the same. A second
     * sign-up at the same moment waits for the first, then finds its account.
     */
    @Transactional
    void signUp(SignUp person, Locale language) {
        Instant now = clock.instant();
        accounts.holdAddress(person.email());
        var known = accounts.holdByEmail(person.email());
        if (known.isPresent() && !known.get().lapsed(now)) {
            mailCredentials(known.get(), now);
            return;
        }
        known.ifPresent(lapsed -> {
            accounts.delete(lapsed);
            accounts.flush();
        });
        Instant expiresAt = LocalDate.now(clock)
                .plusDays(properties.activationDays())
                .atTime(END_OF_DAY)
                .atZone(clock.getZone())
                .toInstant();
        var account = accounts.saveAndFlush(
                new Account(new AccountId(UUID.randomUUID()), userIds.next(), person, language, now, expiresAt));
        events.publishEvent(new AccountCreated(
                account.id(), expiresAt.minus(properties.activationReminderDaysBefore(), ChronoUnit.DAYS), expiresAt));
    }

    /** The activation mail again, or the identifiers: whichever the account of this address needs (S02, S07). */
    @Transactional
    void requestCredentials(String email) {
        accounts.holdByEmail(email.strip()).ifPresent(account -> mailCredentials(account, clock.instant()));
    }

    private void mailCredentials(Account account, Instant now) {
        if (account.lapsed(now) || account.closed() || !account.takeMail(now, properties.betweenMails())) {
            return;
        }
        if (account.pending()) {
            events.publishEvent(new ActivationMailRequested(account.id()));
        } else {
            Instant until = now.plus(properties.oneTimeSecretValidity());
            account.recover(until);
            events.publishEvent(new IdentifiersForgotten(account.id(), until));
        }
    }

    /** A second click on the same link changes nothing. */
    @Transactional
    Activation activate(String token) {
        var found = accounts.holdByActivationToken(secrets.hashToken(token));
        if (found.isEmpty()) {
            return Activation.UNKNOWN;
        }
        var account = found.get();
        Instant now = clock.instant();
        if (!account.pending()) {
            return Activation.ALREADY_ACTIVE;
        }
        if (account.lapsed(now)) {
            return Activation.EXPIRED;
        }
        account.activate(now);
        events.publishEvent(new AccountActivated(account.id()));
        return Activation.ACTIVATED;
    }

    /**
     * Replaces the one-time secret. Throws {@link PasswordRefused}, and {@link OneTimeSecretSpent} when there is none any
     * more.
     */
    @Transactional
    void choosePassword(AccountId id, String password) {
        var account = held(id);
        PasswordRefused.check(password, account.summary());
        if (secrets.isOneTimeSecret(password, account.oneTimeSecretHash())) {
            throw new PasswordRefused("account.password.mailed", "The password is the one-time secret");
        }
        if (account.choosePassword(secrets.hashPassword(password))) {
            events.publishEvent(new OneTimeSecretUsed(id));
        }
    }

    /** The candidate's mails follow the language of the pages. */
    @Transactional
    void speak(AccountId id, Locale language) {
        accounts.hold(id.value()).ifPresent(account -> account.speak(language));
    }

    private Account held(AccountId id) {
        return accounts.hold(id.value()).orElseThrow(NotFound::new);
    }
}
