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
        String comment) {}
