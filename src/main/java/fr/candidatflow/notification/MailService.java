package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.AccountSettings;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.OpinionLetters;
import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends each mail once. The ledger knows a mail by its key: it enters it as waiting before the SMTP server is asked and marks it
 * as sent straight after the server has taken it, both in transactions of their own, so that what happens to the caller
 * afterwards cannot send it again. Two senders of one key wait for each other. What remains is a crash between the server's
 * answer and the mark: the mail then goes out twice under one Message-ID.
 */
@Service
public class MailService {

    private static final Logger log = LoggerFactory.getLogger(MailService.class);

    /** @param application and {@code correction}: null when the mail is about none */
    private record Subject(AccountId account, ApplicationId application, Number correction) {}

    private final MailRepository mails;
    private final MailWriter writer;
    private final Postman postman;
    private final AccountService accounts;
    private final AccountSettings settings;
    private final AdmissionService applications;
    private final OpinionLetters letters;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    MailService(
            MailRepository mails,
            MailWriter writer,
            Postman postman,
            AccountService accounts,
            AccountSettings settings,
            AdmissionService applications,
            OpinionLetters letters,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.writer = writer;
        this.postman = postman;
        this.accounts = accounts;
        this.settings = settings;
        this.applications = applications;
        this.letters = letters;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A mail about the account. Does nothing when the mail of this key was sent, or when nobody waits for it any more. A mail
     * that cannot be sent stays in the ledger as waiting, with the reason, and the exception goes to the caller, who tries again.
     */
    public void send(String key, MailTemplate template, AccountId account) {
        send(key, template, new Subject(account, null, null));
    }

    /** A mail about an application, to its candidate; otherwise as {@link #send(String, MailTemplate, AccountId)}. */
    public void send(String key, MailTemplate template, ApplicationId application) {
        send(key, template, application, null);
    }

    /**
     * A mail about an application that the staff has put right.
     *
     * @param correction id of what this mail tells; null for the last of its kind
     */
    public void send(String key, MailTemplate template, ApplicationId application, Number correction) {
        send(key, template, new Subject(applications.get(application).account(), application, correction));
    }

    private void send(String key, MailTemplate template, Subject subject) {
        try {
            ownTransaction.executeWithoutResult(transaction -> sendUnlessSent(key, template, subject));
        } catch (RuntimeException e) {
            ownTransaction.executeWithoutResult(
                    transaction -> mails.findByKey(key).ifPresent(mail -> mail.failed(e)));
            throw e;
        }
    }

    private void sendUnlessSent(String key, MailTemplate template, Subject subject) {
        mails.holdKey(key);
        if (mails.existsByKeyAndStatus(key, Mail.Status.SENT)) {
            log.info("Mail {} was sent before", key);
            return;
        }
        var letter = write(template, subject);
        if (letter.isEmpty()) {
            log.info("Mail {} is moot: nobody waits for it any more", key);
            return;
        }
        ownTransaction.executeWithoutResult(transaction -> enter(key, subject.application(), letter.get()));
        // Read only now: this transaction must see what that one has written.
        var mail = mails.findByKey(key).orElseThrow();
        postman.deliver(letter.get(), attached(letter.get().template(), subject.application()), mail.messageId());
        mail.markSent(clock.instant());
        log.info("Mail {} sent", key);
    }

    /** The letter of the establishment, when this mail brings the answer and carries it; else empty. */
    private Optional<byte[]> attached(MailTemplate template, ApplicationId application) {
        return template.bringsTheAnswer() ? letters.attachment(application) : Optional.empty();
    }

    private Optional<Letter> write(MailTemplate template, Subject subject) {
        var account = subject.account();
        if (!accounts.exists(account)) {
            return Optional.empty();
        }
        try {
            return switch (template.about()) {
                case CREDENTIALS -> Optional.of(writer.withCredentials(template, accounts.issueCredentials(account)));
                case NEW_ADDRESS -> Optional.of(writer.toNewAddress(settings.issueAddressLink(account)));
                case ACCOUNT -> writer.about(template, accounts.get(account), settings.changes(account));
                case APPLICATION ->
                    Optional.of(applications.get(subject.application()))
                            .filter(it -> template.trueOf(it.status()))
                            .map(it -> writer.about(template, accounts.get(account), it, subject.correction()));
            };
        } catch (NotFound noLongerOwed) {
            return Optional.empty();
        }
    }

    private void enter(String key, ApplicationId application, Letter letter) {
        var mail = mails.findByKey(key).orElseGet(() -> new Mail(key, application, clock.instant()));
        mail.attempt(letter, postman.domain());
        mails.save(mail);
    }
}
