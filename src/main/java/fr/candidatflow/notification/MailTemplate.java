package fr.candidatflow.notification;

import java.util.Locale;

/**
 * The mails. The text of each is in {@code src/main/resources/mail/<name>.fr.txt} and {@code .en.txt}: the first line is the
 * subject, the rest the message.
 */
public enum MailTemplate {
    ACTIVATION,
    ACTIVATION_REMINDER,
    IDENTIFIERS,
    APPLICATION_OPENED,
    SUBMISSION_REMINDER,
    SUBMISSION_RECEIPT,
    SUBMISSION_RECALLED,
    APPLICATION_EXPIRED,
    INCOMPLETE_FILE,
    CORRECTION_REMINDER,
    FILE_GIVEN_UP,
    FILE_COMPLETE,
    OPINION_FAVOURABLE,
    OPINION_WAITING_LIST,
    OPINION_UNFAVOURABLE,
    WAITING_LIST_CLOSED,
    CALLED_FROM_WAITING_LIST,
    ANSWER_REMINDER,
    ADMISSION_CONFIRMED,
    ADMISSION_WITHDRAWN,
    WITHDRAWN_BY_SILENCE,
    APPLICATION_CANCELLED;

    /** Whether it brings a fresh one-time secret, which no copy keeps. */
    boolean carriesCredentials() {
        return this == ACTIVATION || this == ACTIVATION_REMINDER || this == IDENTIFIERS;
    }

    String file(Locale language) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + language.getLanguage();
    }
}
