package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A validated document stays as it is, and no document changes while the file is with the staff. */
public class DocumentFrozen extends BrokenRule {

    public DocumentFrozen() {
        super("application.refused.document-frozen", "This document cannot be changed now");
    }
}
