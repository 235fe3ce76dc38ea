package fr.candidatflow.application.page;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.document.StoredFile;
import java.util.List;

/**
 * A document on the application's page, with what the candidate may do with it now.
 *
 * @param file null while nothing is deposited
 * @param alsoIn titles of the other trainings whose applications hold the same file
 * @param open whether documents may be changed now
 * @param refusal why the last attempt to deposit was refused, else null
 */
record DocumentView(
        DocumentSummary document,
        StoredFile file,
        List<String> alsoIn,
        ApplicationView application,
        boolean open,
        String refusal) {

    public boolean addable() {
        return open && !application.paper() && document.awaited();
    }

    public boolean removable() {
        return open
                && file != null
                && (document.status() == DocumentStatus.TRANSMITTED || document.status() == DocumentStatus.REJECTED);
    }

    public boolean maybeNotConcerned() {
        return open && document.notConcernedAllowed() && document.awaited();
    }

    public boolean revertible() {
        return open && document.status() == DocumentStatus.NOT_CONCERNED;
    }

    /**
     * Settled by an earlier review: after "incomplete" only what was rejected, and what replaces it, is asked again.
     */
    public boolean settled() {
        return application.application().status() == ApplicationStatus.INCOMPLETE
                && document.status() != DocumentStatus.TRANSMITTED
                && !document.missing()
                && refusal == null;
    }

    /** A picture is shown as it is, a PDF in the browser's own reader. */
    public boolean picture() {
        return file.contentType().startsWith("image/");
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
