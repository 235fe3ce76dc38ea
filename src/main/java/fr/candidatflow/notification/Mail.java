package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.ApplicationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A line of the ledger: one mail, whatever the number of attempts, and the candidate's copy of it. */
@Entity
class Mail {

    enum Status {
        WAITING,
        SENT
    }

    private static final int LONGEST_ERROR = 500;

    @Id
    private UUID id;

    @Version
    private Long version;

    private String key;
    private UUID accountId;
    private UUID applicationId;

    @Enumerated(EnumType.STRING)
    private MailTemplate template;

    private String language;
    private String recipient;
    private String subject;

    @Column(columnDefinition = "text")
    private String body;

    private String messageId;

    @Enumerated(EnumType.STRING)
    private Status status;

    private int attempts;
    private String lastError;
    private Instant createdAt;
    private Instant sentAt;
    private Instant readAt;

    protected Mail() {}

    Mail(String key, ApplicationId application, Instant now) {
        this.id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        this.key = key;
        this.applicationId = application == null ? null : application.value();
        this.status = Status.WAITING;
        this.createdAt = now;
    }

    /**
     * The text may have changed since the last attempt. The Message-ID has not, so that a receiver drops a doubled mail; only
     * one with credentials gets a new one, since a doubled mail is then the newer one and the only one that works.
     */
    void attempt(Letter letter, String domain) {
        attempts++;
        template = letter.template();
        accountId = letter.reader().value();
        language = letter.language().getLanguage();
        recipient = letter.recipient();
        subject = letter.subject();
        body = letter.copy();
        messageId = "<" + id + (template.carriesCredentials() ? "." + attempts : "") + "@" + domain + ">";
    }

    void markSent(Instant now) {
        status = Status.SENT;
        sentAt = now;
        lastError = null;
    }

    void failed(Exception cause) {
        String reason = String.valueOf(cause.getMessage());
        lastError = reason.substring(0, Math.min(reason.length(), LONGEST_ERROR));
    }

    boolean sent() {
        return status == Status.SENT;
    }

    /** Whether this candidate finds it among the messages. */
    boolean isFor(AccountId account) {
        return template.listed() && accountId.equals(account.value());
    }

    UUID id() {
        return id;
    }

    String key() {
        return key;
    }

    String language() {
        return language;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    String messageId() {
        return messageId;
    }

    int attempts() {
        return attempts;
    }

    String lastError() {
        return lastError;
    }

    /** Null when it is about the account. */
    ApplicationId application() {
        return applicationId == null ? null : new ApplicationId(applicationId);
    }

    boolean read() {
        return readAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant sentAt() {
        return sentAt;
    }
}
