package fr.candidatflow.application.page;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TrainingSummary;
import java.time.Instant;

/** An application on the candidate's pages: with its training, its next date, and who has the ball. */
public record ApplicationView(ApplicationSummary application, TrainingSummary training) {

    public boolean paper() {
        return application.mode() == ApplicationMode.PAPER;
    }

    /** A withdrawal that can still be taken back is a stage of its own: end of the message keys that name it. */
    public String stage() {
        return withdrawing() ? "WITHDRAWING" : "" + application.status();
    }

    public boolean withdrawing() {
        return application.withdrawalFinalAt() != null;
    }

    /** A seat is kept for the candidate, who has confirmed it or not. */
    public boolean seatOffered() {
        return application.status() == ApplicationStatus.ADMITTED
                || application.status() == ApplicationStatus.CONFIRMED;
    }

    /** The date that counts next, null when there is none. */
    public Instant next() {
        if (withdrawing()) {
            return application.withdrawalFinalAt();
        }
        return switch (application.status()) {
            case IN_PREPARATION -> application.submissionDeadline();
            case INCOMPLETE -> application.returnDeadline();
            case COMPLETE -> application.publicationAt();
            case ADMITTED, CONFIRMED -> application.answerDeadline();
            case WAITING_LISTED -> application.waitingListClosesAt();
            case SUBMITTED, REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> null;
        };
    }

    /** Until when the candidate has to do something, null when it is somebody else's turn. */
    Instant toDoUntil() {
        return toSend() || application.status() == ApplicationStatus.ADMITTED && !withdrawing() ? next() : null;
    }

    /** End of the message key that says what happens next; a date is its argument when there is one. */
    public String nextKey() {
        if (withdrawing()) {
            return stage();
        }
        var status = application.status();
        if (status == ApplicationStatus.IN_PREPARATION || status == ApplicationStatus.INCOMPLETE) {
            return status + (paper() ? ".paper" : "");
        }
        if (status == ApplicationStatus.COMPLETE && next() == null) {
            return status + ".undated";
        }
        if (status == ApplicationStatus.ADMITTED && application.calledFromWaitingList()) {
            return status + ".called";
        }
        return status == ApplicationStatus.WITHDRAWN && application.withdrawnBySilence()
                ? status + ".silent"
                : "" + status;
    }

    /** A colour of the tag component: yellow and red call the candidate. */
    public String colour() {
        if (withdrawing()) {
            return "orange";
        }
        return switch (application.status()) {
            case IN_PREPARATION -> "yellow";
            case INCOMPLETE -> "red";
            case SUBMITTED, COMPLETE -> "blue";
            case ADMITTED -> "orange";
            case WAITING_LISTED -> "turquoise";
            case CONFIRMED -> "green";
            case REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> "grey";
        };
    }

    public boolean cancellable() {
        return application.status().cancellable();
    }

    public boolean onWaitingList() {
        return application.status() == ApplicationStatus.WAITING_LISTED;
    }

    public boolean recallable(Instant now) {
        return !paper()
                && application.status() == ApplicationStatus.SUBMITTED
                && !now.isAfter(application.submissionDeadline());
    }

    public boolean documentsOpen(Instant now) {
        return toSend() && !now.isAfter(next());
    }

    /** What the candidate posts has a day, that of the postmark, and no hour. */
    public boolean toPost() {
        return paper() && toSend();
    }

    /** The candidate is to submit or to post. */
    boolean toSend() {
        return application.status() == ApplicationStatus.IN_PREPARATION
                || application.status() == ApplicationStatus.INCOMPLETE;
    }
}
