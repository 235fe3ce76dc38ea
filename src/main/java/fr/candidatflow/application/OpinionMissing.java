package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** An opinion is favourable, waiting list or unfavourable. */
public class OpinionMissing extends BrokenRule {

    public OpinionMissing() {
        super("application.refused.opinion-missing", "An opinion must be chosen");
    }
}
