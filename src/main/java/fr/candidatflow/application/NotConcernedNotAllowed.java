package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Only some documents may be declared not concerned (decision 7). */
public class NotConcernedNotAllowed extends BrokenRule {

    public NotConcernedNotAllowed() {
        super("application.refused.not-concerned-not-allowed", "This document is asked of everybody");
    }
}
