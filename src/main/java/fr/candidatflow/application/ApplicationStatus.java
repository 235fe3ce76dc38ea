package fr.candidatflow.application;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands, in the words that candidates and staff read. */
public enum ApplicationStatus {
    /** The candidate prepares it, or has recalled it. */
    IN_PREPARATION,
    /** A manager checks the documents. */
    SUBMITTED,
    /** Documents were rejected: the candidate corrects. */
    INCOMPLETE,
    /** The commission gives its opinion, and nobody else sees it before the publication. */
    COMPLETE,
    /** A seat is offered and waits for the candidate's answer. */
    ADMITTED,
    WAITING_LISTED,
    REFUSED,
    CONFIRMED,
    WITHDRAWN,
    /** Not submitted, or not corrected, in time (decision 9). */
    EXPIRED,
    CANCELLED;

    /** Those whose opinion is not published yet. */
    static final Set<ApplicationStatus> CANCELLABLE = EnumSet.of(IN_PREPARATION, SUBMITTED, INCOMPLETE, COMPLETE);

    /** Those that are not closed. */
    public static final Set<ApplicationStatus> RUNNING =
            Set.of(IN_PREPARATION, SUBMITTED, INCOMPLETE, COMPLETE, ADMITTED, WAITING_LISTED, CONFIRMED);

    /** A candidate may cancel until an opinion is published. */
    public boolean cancellable() {
        return CANCELLABLE.contains(this);
    }

    /** The candidate knows the commission's opinion. */
    public boolean published() {
        return this == ADMITTED || this == WAITING_LISTED || this == REFUSED || this == CONFIRMED || this == WITHDRAWN;
    }

    /** Nothing can happen any more. */
    public boolean closed() {
        return !RUNNING.contains(this);
    }
}
