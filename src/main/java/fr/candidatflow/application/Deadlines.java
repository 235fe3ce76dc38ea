package fr.candidatflow.application;

import fr.candidatflow.catalogue.TrainingDates;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The dates of one application: its training's as they were when it was opened, and what was moved for this application alone. A
 * training that changes later does not move the dates of those who have applied.
 */
@Embeddable
class Deadlines {

    private Instant submissionDeadline;
    private Instant returnDeadline;
    private Instant publicationAt;
    private Instant answerDeadline;
    private Instant waitingListClosesAt;

    protected Deadlines() {}

    /** Nobody owes an answer before a seat is offered. */
    Deadlines(TrainingDates training, ZoneId zone) {
        submissionDeadline = Deadline.SUBMISSION.at(training.closesOn(), zone);
        returnDeadline = Deadline.RETURN.at(training.returnOn(), zone);
        publicationAt = training.publishesOn() == null ? null : Deadline.PUBLICATION.at(training.publishesOn(), zone);
        waitingListClosesAt = Deadline.WAITING_LIST.at(training.waitingListClosesOn(), zone);
    }

    Instant get(Deadline deadline) {
        return switch (deadline) {
            case SUBMISSION -> submissionDeadline;
            case RETURN -> returnDeadline;
            case PUBLICATION -> publicationAt;
            case ANSWER -> answerDeadline;
            case WAITING_LIST -> waitingListClosesAt;
        };
    }

    void set(Deadline deadline, Instant to) {
        switch (deadline) {
            case SUBMISSION -> submissionDeadline = to;
            case RETURN -> returnDeadline = to;
            case PUBLICATION -> publicationAt = to;
            case ANSWER -> answerDeadline = to;
            case WAITING_LIST -> waitingListClosesAt = to;
        }
    }

    /** A later date stays. */
    void extend(Deadline deadline, Instant atLeast) {
        if (get(deadline).isBefore(atLeast)) {
            set(deadline, atLeast);
        }
    }
}
