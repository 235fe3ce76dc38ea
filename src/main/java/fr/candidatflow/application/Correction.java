package fr.candidatflow.application;

/** What the staff may put right by hand, each with a reason. */
public enum Correction {
    DEADLINE_MOVED,
    /** A submitted or complete file goes back to its candidate. */
    FILE_REOPENED,
    /** A review that was closed is open again. */
    VERDICT_REVISED,
    /** An opinion that nobody outside the commission has seen is taken back. */
    OPINION_ANNULLED,
    /** The candidate has asked the staff to withdraw for them. */
    WITHDRAWN_ON_BEHALF
}
