package fr.candidatflow.application;

import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.document.FileId;

/**
 * A document asked of one application, as its candidate sees it.
 *
 * @param hint may be null
 * @param template the file to read or fill in, may be null
 * @param reason message key of why it is asked
 * @param file null while nothing is deposited
 * @param comment the manager's, may be null
 */
public record DocumentSummary(
        String code,
        LocalizedText label,
        LocalizedText hint,
        boolean mandatory,
        boolean notConcernedAllowed,
        String template,
        String reason,
        DocumentStatus status,
        FileId file,
        String comment) {

    /** Nothing is there, or nothing that will do. */
    public boolean awaited() {
        return status == DocumentStatus.PENDING || status == DocumentStatus.REJECTED;
    }

    /** What stops a submission: a mandatory document that is not there, or any that was rejected and left so. */
    public boolean missing() {
        return status == DocumentStatus.REJECTED || mandatory && status == DocumentStatus.PENDING;
    }
}
