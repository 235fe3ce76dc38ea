package fr.candidatflow.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A candidate's account. Waits for its activation, then stays (decision 3). Keeps hashes only: of the password the candidate
 * chose, and of the one-time secret that was mailed; both open the account while both are there (decision 1).
 */
@Entity
class Account {

    private enum Status {
        PENDING,
        ACTIVE
    }

    @Id
    private UUID id;

    @Version
    private long version;

    private String userId;
    private String email;
    private String lastName;
    private String firstName;
    private String language;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String passwordHash;
    private String activationTokenHash;
    private Instant activationExpiresAt;
    private String oneTimeSecretHash;
    private Instant oneTimeSecretExpiresAt;
    private Instant recoveryExpiresAt;

    @Column(name = "last_credentials_mail_at")
    private Instant lastCredentialsMailAt;

    private String newEmail;
    private String newEmailTokenHash;
    private Instant newEmailExpiresAt;
    private String formerEmail;

    private Instant createdAt;
    private Instant activatedAt;
    private Instant deletionAt;
    private Instant closedAt;

    /** For JPA. */
    protected Account() {}

    Account(
            AccountId id,
            String userId,
            SignUp person,
            Locale language,
            Instant createdAt,
            Instant activationExpiresAt) {
        this.id = id.value();
        this.userId = userId;
        this.email = person.email();
        this.lastName = person.lastName();
        this.firstName = person.firstName();
        this.language = languageOf(language);
        this.status = Status.PENDING;
        this.createdAt = createdAt;
        this.activationExpiresAt = activationExpiresAt;
        this.lastCredentialsMailAt = createdAt;
    }

    private static String languageOf(Locale locale) {
        return "en".equals(locale.getLanguage()) ? "en" : "fr";
    }

    AccountId id() {
        return new AccountId(id);
    }

    String userId() {
        return userId;
    }

    String email() {
        return email;
    }

    AccountSummary summary() {
        return new AccountSummary(id(), userId, email, firstName, lastName, Locale.forLanguageTag(language));
    }

    boolean pending() {
        return status == Status.PENDING;
    }

    /** Never activated, and the time for it is over: the account only waits for its purge. */
    boolean lapsed(Instant now) {
        return pending() && now.isAfter(activationExpiresAt);
    }

    Instant activationExpiresAt() {
        return activationExpiresAt;
    }

    /** The token stays known, so that a second click on the same link is told that all is well. */
    void activate(Instant now) {
        if (!pending() || lapsed(now)) {
            throw new IllegalStateException("Account " + id + " cannot be activated");
        }
        status = Status.ACTIVE;
        activatedAt = now;
    }

    /** Takes the right to one mail of credentials, unless the last one was asked too short a time ago. */
    boolean takeMail(Instant now, Duration atLeastBetween) {
        if (now.isBefore(lastCredentialsMailAt.plus(atLeastBetween))) {
            return false;
        }
        lastCredentialsMailAt = now;
        return true;
    }

    /** Opens a recovery, or gives the running one more time: the mail that is asked last must be of use. */
    void recover(Instant until) {
        if (pending()) {
            throw new IllegalStateException("Account " + id + " is not activated");
        }
        recoveryExpiresAt = until;
    }

    /** Until when a secret that is mailed now can be used; null when no mail of credentials is owed. */
    Instant credentialsExpireAt(Instant now) {
        Instant expiry = pending() ? activationExpiresAt : recoveryExpiresAt;
        return expiry == null || now.isAfter(expiry) ? null : expiry;
    }

    /** Replaces the secret mailed before, and the activation link while there is something to activate. */
    void issue(String secretHash, Instant expiresAt, String tokenHash) {
        oneTimeSecretHash = secretHash;
        oneTimeSecretExpiresAt = expiresAt;
        if (pending()) {
            activationTokenHash = tokenHash;
        }
    }

    String passwordHash() {
        return passwordHash;
    }

    String oneTimeSecretHash() {
        return oneTimeSecretHash;
    }

    boolean oneTimeSecretExpired(Instant now) {
        return now.isAfter(oneTimeSecretExpiresAt);
    }

    /** The candidate's own password takes the place of the one-time secret; true when that ends a recovery. */
    boolean choosePassword(String hash) {
        if (oneTimeSecretHash == null) {
            throw new OneTimeSecretSpent();
        }
        boolean recovering = recoveryExpiresAt != null;
        passwordHash = hash;
        dropOneTimeSecret();
        return recovering;
    }

    /** The time of the recovery is over, and an unused secret with it; the old password works as before. */
    void closeRecovery() {
        if (recoveryExpiresAt != null) {
            dropOneTimeSecret();
        }
    }

    private void dropOneTimeSecret() {
        oneTimeSecretHash = null;
        oneTimeSecretExpiresAt = null;
        recoveryExpiresAt = null;
    }

    /** In place of the password that opened this session. */
    void replacePassword(String hash) {
        passwordHash = hash;
    }

    void speak(Locale locale) {
        language = languageOf(locale);
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    /** What the candidate may read of it. */
    record Description(
            String userId,
            String email,
            String newEmail,
            String formerEmail,
            String lastName,
            String firstName,
            String language,
            Instant createdAt,
            Instant activatedAt,
            Instant deletionAt) {}

    Description describe() {
        return new Description(
                userId,
                email,
                newEmail,
                formerEmail,
                lastName,
                firstName,
                language,
                createdAt,
                activatedAt,
                deletionAt);
    }

    AccountChanges changes() {
        return new AccountChanges(
                newEmail, newEmail == null ? null : newEmailExpiresAt, formerEmail, deletionAt, closedAt != null);
    }

    // The change of address

    /** Replaces the change that was asked before; the old address works until the link is opened. */
    void askAddress(String email, Instant until) {
        newEmail = email;
        newEmailTokenHash = null;
        newEmailExpiresAt = until;
    }

    /** Null when no change waits. */
    String newEmail() {
        return newEmail;
    }

    Instant newEmailExpiresAt() {
        return newEmailExpiresAt;
    }

    /** Replaces the link mailed before. */
    void issueAddressLink(String tokenHash) {
        newEmailTokenHash = tokenHash;
    }

    /** A change that was made keeps its token without an end, one that was given up keeps both. */
    boolean addressChanged() {
        return newEmail == null && newEmailExpiresAt == null;
    }

    /**
     * The token stays known, so that a second click on the same link is told that all is well. A secret that waits in the former
     * mailbox opens the account no more: it may be why the address is changed.
     */
    void changeAddress() {
        dropOneTimeSecret();
        formerEmail = email;
        email = newEmail;
        newEmail = null;
        newEmailExpiresAt = null;
    }

    /** The time for the change is over; who opens the link now is told so. */
    void closeAddressChange() {
        newEmail = null;
    }

    void withdrawAddressChange() {
        newEmail = null;
        newEmailTokenHash = null;
        newEmailExpiresAt = null;
    }

    // The deletion

    void askDeletion(Instant at) {
        deletionAt = at;
    }

    Instant deletionAt() {
        return deletionAt;
    }

    void keep() {
        deletionAt = null;
    }

    /** From now on nobody signs in, until the account is gone. */
    void close(Instant now) {
        closedAt = now;
        withdrawAddressChange();
    }

    boolean closed() {
        return closedAt != null;
    }
}
