package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** One file for each document: the former is removed first, so that nobody replaces what another page has just deposited. */
public class DocumentAlreadyDeposited extends BrokenRule {

    public DocumentAlreadyDeposited() {
        super("application.refused.document-already-deposited", "A file was already deposited for this document");
    }
}
