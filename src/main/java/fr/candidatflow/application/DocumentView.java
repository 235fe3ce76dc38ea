package fr.candidatflow.application;

import fr.candidatflow.document.StoredFile;

/**
 * A document on the application's page, with what the candidate may do with it now.
 *
 * @param file null while nothing is deposited
 * @param refusal why the last attempt to deposit was refused, else null
 */
record DocumentView(DocumentSummary document, StoredFile file, boolean changeable, boolean paper, String refusal) {

    public boolean addable() {
        return changeable
                && !paper
                && (document.status() == DocumentStatus.PENDING || document.status() == DocumentStatus.REJECTED);
    }

    public boolean removable() {
        return changeable
                && file != null
                && (document.status() == DocumentStatus.TRANSMITTED || document.status() == DocumentStatus.REJECTED);
    }

    public boolean maybeNotConcerned() {
        return changeable
                && document.notConcernedAllowed()
                && (document.status() == DocumentStatus.PENDING || document.status() == DocumentStatus.REJECTED);
    }

    public boolean revertible() {
        return changeable && document.status() == DocumentStatus.NOT_CONCERNED;
    }

    /** What stops a submission. */
    public boolean missing() {
        return document.status() == DocumentStatus.REJECTED
                || document.mandatory() && document.status() == DocumentStatus.PENDING;
    }

    /** A colour of the tag component. */
    public String colour() {
        return switch (document.status()) {
            case PENDING -> "yellow";
            case TRANSMITTED -> "blue";
            case VALIDATED -> "green";
            case REJECTED -> "red";
            case NOT_CONCERNED -> "grey";
        };
    }

    /** Whole kilobytes, never 0. */
    public long kilobytes() {
        return Math.max(1, file.size() / 1024);
    }
}
