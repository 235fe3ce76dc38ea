package fr.candidatflow.account;

import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a candidate changes on an active account. A new e-mail address is used from the click on its link; nobody learns whether
 * an address has an account but its owner.
 */
@Service
public class AccountSettings {

    /** What became of a click on the link to a new address. */
    enum AddressOutcome {
        CHANGED,
        /** The same link, a second time. */
        ALREADY_CHANGED,
        EXPIRED,
        /** Somebody has opened an account with this address since. */
        IN_USE,
        /** Replaced by a newer link, given up, or cut short when it was copied. */
        UNKNOWN
    }

    private final AccountRepository accounts;
    private final Secrets secrets;
    private final SignInThrottle throttle;
    private final AccountProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountSettings(
            AccountRepository accounts,
            Secrets secrets,
            SignInThrottle throttle,
            AccountProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.throttle = throttle;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** Throws {@link NotFound} when there is no such account, or no longer. */
    @Transactional(readOnly = true)
    public AccountChanges changes(AccountId id) {
        return accounts.findById(id.value()).map(Account::changes).orElseThrow(NotFound::new);
    }

    /**
     * Refuses who does not know the password; wrong ones count like failed sign-ins. Not part of the caller's transaction, which
     * a refusal undoes.
     *
     * @throws WrongPassword when it is another
     * @throws TooManyPasswords when too many others were tried
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void requirePassword(AccountId id, String typed, String remoteAddress) {
        var account = accounts.findById(id.value()).orElseThrow(NotFound::new);
        if (throttle.refuses(account.userId(), remoteAddress)) {
            throw new TooManyPasswords();
        }
        if (!secrets.isPassword(typed, account.passwordHash())) {
            throttle.failed(account.userId(), remoteAddress);
            throw new WrongPassword();
        }
    }

    /** @throws PasswordRefused when it is too short, too long or too simple */
    @Transactional
    void changePassword(AccountId id, String password) {
        var account = held(id);
        PasswordRefused.check(password, account.summary());
        account.replacePassword(secrets.hashPassword(password));
    }

    /**
     * Asked a second time within a moment, as by a double click, the first question counts.
     *
     * @throws SameAddress when nothing would change
     */
    @Transactional
    void askAddress(AccountId id, String email) {
        var account = held(id);
        if (email.equalsIgnoreCase(account.email())) {
            throw new SameAddress();
        }
        Instant until = clock.instant().plus(properties.addressChangeValidity());
        if (email.equalsIgnoreCase(account.newEmail())
                && until.isBefore(account.newEmailExpiresAt().plus(properties.betweenMails()))) {
            return;
        }
        account.askAddress(email, until);
        events.publishEvent(new AddressChangeAsked(id, until));
    }

    /** Does nothing when no change waits any more. */
    @Transactional
    void withdrawAddressChange(AccountId id) {
        var account = held(id);
        if (account.newEmail() != null) {
            account.withdrawAddressChange();
            events.publishEvent(new AddressChangeWithdrawn(id));
        }
    }

    /**
     * What the next mail to the new address carries: a fresh link, kept as a hash in a transaction of its own; that of an earlier
     * mail stops working. Throws {@link NotFound} when no change waits any more.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public IssuedAddressLink issueAddressLink(AccountId id) {
        var account = held(id);
        if (account.newEmail() == null) {
            throw new NotFound();
        }
        var owner = accounts.findByEmail(account.newEmail()).filter(other -> !other.lapsed(clock.instant()));
        if (owner.isPresent()) {
            return new IssuedAddressLink(owner.get().summary(), account.newEmail(), account.newEmailExpiresAt(), null);
        }
        String token = secrets.token();
        account.issueAddressLink(secrets.hashToken(token));
        return new IssuedAddressLink(
                account.summary(),
                account.newEmail(),
                account.newEmailExpiresAt(),
                "/account/address-confirmation?token=" + token);
    }

    /** A second click on the same link changes nothing. */
    @Transactional
    AddressOutcome confirmAddress(String token) {
        var found = accounts.holdByAddressToken(secrets.hashToken(token));
        if (found.isEmpty()) {
            return AddressOutcome.UNKNOWN;
        }
        var account = found.get();
        Instant now = clock.instant();
        if (account.addressChanged()) {
            return AddressOutcome.ALREADY_CHANGED;
        }
        if (account.newEmail() == null || now.isAfter(account.newEmailExpiresAt())) {
            return AddressOutcome.EXPIRED;
        }
        accounts.holdAddress(account.newEmail());
        var owner = accounts.findByEmail(account.newEmail());
        if (owner.isPresent() && !owner.get().lapsed(now)) {
            return AddressOutcome.IN_USE;
        }
        owner.ifPresent(lapsed -> {
            accounts.delete(lapsed);
            accounts.flush();
        });
        account.changeAddress();
        events.publishEvent(new AddressChanged(account.id()));
        return AddressOutcome.CHANGED;
    }

    /** The time for the change is over: the caller, who has the timer, says when that is. */
    @Transactional
    public void closeAddressChange(AccountId id) {
        accounts.hold(id.value()).ifPresent(Account::closeAddressChange);
    }

    @Transactional(readOnly = true)
    Locale language(AccountId id) {
        return accounts.findById(id.value()).orElseThrow(NotFound::new).language();
    }

    private Account held(AccountId id) {
        return accounts.hold(id.value()).orElseThrow(NotFound::new);
    }
}
