package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** What is posted is not deposited in the portal (S48). */
public class PaperOnly extends BrokenRule {

    public PaperOnly() {
        super("application.refused.paper-only", "The documents of this training are sent by post");
    }
}
