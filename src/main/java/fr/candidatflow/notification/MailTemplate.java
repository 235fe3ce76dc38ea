package fr.candidatflow.notification;

import fr.candidatflow.application.ApplicationStatus;
import java.util.Locale;

/**
 * The mails. The text of each is in {@code src/main/resources/mail/<name>.fr.txt} and {@code .en.txt}: the first line is the
 * subject, the rest the message.
 */
public enum MailTemplate {
    ACTIVATION(About.CREDENTIALS),
    ACTIVATION_AGAIN(About.CREDENTIALS),
    ACTIVATION_REMINDER(About.CREDENTIALS),
    IDENTIFIERS(About.CREDENTIALS),
    ADDRESS_CHANGE(About.NEW_ADDRESS),
    ADDRESS_IN_USE(About.NEW_ADDRESS),
    ADDRESS_CHANGE_NOTICE(About.ACCOUNT),
    ADDRESS_CHANGED(About.ACCOUNT),
    DELETION_ASKED(About.ACCOUNT),
    DELETION_STOPPED(About.ACCOUNT),
    DELETION_DONE(About.ACCOUNT),
    APPLICATION_OPENED,
    SUBMISSION_REMINDER,
    SUBMISSION_RECEIPT,
    SUBMISSION_RECALLED,
    APPLICATION_EXPIRED,
    INCOMPLETE_FILE,
    CORRECTION_REMINDER,
    FILE_GIVEN_UP,
    FILE_COMPLETE,
    INTERVIEW_INVITATION,
    OPINION_FAVOURABLE,
    OPINION_WAITING_LIST,
    OPINION_UNFAVOURABLE,
    WAITING_LIST_CLOSED,
    CALLED_FROM_WAITING_LIST,
    ANSWER_REMINDER,
    ADMISSION_CONFIRMED,
    ADMISSION_WITHDRAWN,
    WITHDRAWN_BY_SILENCE,
    APPLICATION_CANCELLED,
    DEADLINE_MOVED,
    FILE_REOPENED,
    VERDICT_REVISED,
    WITHDRAWN_ON_BEHALF;

    /** What a mail is about decides what its text may name, and where it goes. */
    enum About {
        /** Brings a fresh one-time secret, which no copy keeps. */
        CREDENTIALS,
        ACCOUNT,
        /** Goes to an address that is not, or not yet, the candidate's. */
        NEW_ADDRESS,
        /** Answers go to the centre. */
        APPLICATION
    }

    private final About about;

    MailTemplate() {
        this(About.APPLICATION);
    }

    MailTemplate(About about) {
        this.about = about;
    }

    About about() {
        return about;
    }

    /** Whether it brings what no copy keeps, afresh at each attempt. */
    boolean carriesCredentials() {
        return about == About.CREDENTIALS || this == ADDRESS_CHANGE;
    }

    /**
     * Whether the candidate finds it among the messages. Not the link to a new address: when somebody has that address already,
     * there is none, and its absence would tell.
     */
    boolean listed() {
        return this != ADDRESS_CHANGE;
    }

    /** Whether what it says is still so: a mail that was retried until the file has gone on would mislead. */
    boolean trueOf(ApplicationStatus status) {
        return switch (this) {
            case SUBMISSION_RECALLED, FILE_REOPENED -> status == ApplicationStatus.IN_PREPARATION;
            case VERDICT_REVISED -> status == ApplicationStatus.SUBMITTED;
            case INCOMPLETE_FILE -> status == ApplicationStatus.INCOMPLETE;
            case FILE_COMPLETE, INTERVIEW_INVITATION -> status == ApplicationStatus.COMPLETE;
            case OPINION_WAITING_LIST -> status == ApplicationStatus.WAITING_LISTED;
            case OPINION_FAVOURABLE, CALLED_FROM_WAITING_LIST ->
                status == ApplicationStatus.ADMITTED || status == ApplicationStatus.CONFIRMED;
            case ADMISSION_CONFIRMED -> status == ApplicationStatus.CONFIRMED;
            default -> true;
        };
    }

    /** Whether it tells what has become of the application, so that the letter of it may go along. */
    boolean bringsTheAnswer() {
        return this == OPINION_FAVOURABLE
                || this == OPINION_UNFAVOURABLE
                || this == CALLED_FROM_WAITING_LIST
                || this == WAITING_LIST_CLOSED;
    }

    /** Such as {@code incomplete-file}. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String file(Locale language) {
        return path() + "." + language.getLanguage();
    }
}
