package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A verdict is given only on a document that waits for one. */
public class DocumentNotUnderReview extends BrokenRule {

    public DocumentNotUnderReview() {
        super("application.refused.document-not-under-review", "This document does not wait for a verdict");
    }
}
