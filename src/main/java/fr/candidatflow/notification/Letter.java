package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import java.util.Locale;

/**
 * A mail as it is sent, and the copy of it that is kept.
 *
 * @param template whose text it has, which may be another than was asked for
 * @param reader whose messages keep the copy
 * @param copy the text with secrets and links that act masked
 * @param replyTo the centre's address, or null
 */
record Letter(
        MailTemplate template,
        AccountId reader,
        String recipient,
        Locale language,
        String subject,
        String text,
        String copy,
        String replyTo) {}
