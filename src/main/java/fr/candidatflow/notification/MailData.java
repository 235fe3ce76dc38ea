package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The mails as the candidate reads them in the portal; the database deletes them along with the account. */
@Component
@Order(4)
class MailData implements PersonalData {

    private record Message(
            Instant createdAt, Instant sentAt, String language, String recipient, String subject, List<String> text) {}

    private final MailRepository mails;

    MailData(MailRepository mails) {
        this.mails = mails;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        archive.json(
                "messages.json",
                mails.findByAccountIdOrderByCreatedAtDescKey(account.value()).stream()
                        .filter(mail -> mail.isFor(account))
                        .map(mail -> new Message(
                                mail.createdAt(),
                                mail.sentAt(),
                                mail.language(),
                                mail.recipient(),
                                mail.subject(),
                                mail.body().lines().toList()))
                        .toList());
    }
}
