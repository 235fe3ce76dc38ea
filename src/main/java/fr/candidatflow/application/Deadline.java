package fr.candidatflow.application;

import static fr.candidatflow.application.ApplicationStatus.ADMITTED;
import static fr.candidatflow.application.ApplicationStatus.COMPLETE;
import static fr.candidatflow.application.ApplicationStatus.CONFIRMED;
import static fr.candidatflow.application.ApplicationStatus.INCOMPLETE;
import static fr.candidatflow.application.ApplicationStatus.IN_PREPARATION;
import static fr.candidatflow.application.ApplicationStatus.SUBMITTED;
import static fr.candidatflow.application.ApplicationStatus.WAITING_LISTED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/** The days of one application that a manager may move while they matter (decision 10), in the order of its steps. */
public enum Deadline {
    SUBMISSION(Set.of(IN_PREPARATION)),
    RETURN(Set.of(IN_PREPARATION, SUBMITTED, INCOMPLETE)),
    PUBLICATION(ApplicationStatus.CANCELLABLE),
    ANSWER(Set.of(ADMITTED, CONFIRMED)),
    WAITING_LIST(Set.of(IN_PREPARATION, SUBMITTED, INCOMPLETE, COMPLETE, WAITING_LISTED));

    private final Set<ApplicationStatus> statuses;

    Deadline(Set<ApplicationStatus> statuses) {
        this.statuses = statuses;
    }

    /** From the answer date on, a confirmation is the candidate's last word, and its process has ended. */
    public boolean matters(ApplicationSummary application, Instant now) {
        boolean confirmedForGood = application.status() == CONFIRMED && now.isAfter(application.answerDeadline());
        return statuses.contains(application.status()) && !confirmedForGood;
    }

    /** A day counts to its last second; an opinion is published from the first second on. */
    public Instant at(LocalDate day, ZoneId zone) {
        var time = this == PUBLICATION ? LocalTime.MIDNIGHT : LocalTime.of(23, 59, 59);
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** Null while the application has no such date. */
    public Instant of(ApplicationSummary application) {
        return switch (this) {
            case SUBMISSION -> application.submissionDeadline();
            case RETURN -> application.returnDeadline();
            case PUBLICATION -> application.publicationAt();
            case ANSWER -> application.answerDeadline();
            case WAITING_LIST -> application.waitingListClosesAt();
        };
    }
}
