package fr.candidatflow.application;

import static fr.candidatflow.application.ApplicationStatus.COMPLETE;
import static fr.candidatflow.application.ApplicationStatus.INCOMPLETE;
import static fr.candidatflow.application.ApplicationStatus.SUBMITTED;

import java.util.Set;

/** What the staff may put right by hand, each with a reason. */
public enum Correction {
    /** Where that may be done, the {@link Deadline} says. */
    DEADLINE_MOVED(Set.of()),
    /** A submitted or complete file goes back to its candidate. */
    FILE_REOPENED(Set.of(SUBMITTED, COMPLETE)),
    /** A review that was closed is open again. */
    VERDICT_REVISED(Set.of(INCOMPLETE, COMPLETE)),
    /** An opinion that nobody outside the commission has seen is taken back. */
    OPINION_ANNULLED(Set.of(COMPLETE)),
    /** The candidate has asked the staff to withdraw for them. */
    WITHDRAWN_ON_BEHALF(ApplicationStatus.RUNNING);

    private final Set<ApplicationStatus> statuses;

    Correction(Set<ApplicationStatus> statuses) {
        this.statuses = statuses;
    }

    /** Whether the application stands where this makes sense. */
    public boolean fits(ApplicationSummary application) {
        return statuses.contains(application.status()) && (this != OPINION_ANNULLED || application.opinion() != null);
    }
}
