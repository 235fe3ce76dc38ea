package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A place on the waiting list has a rank, from 1. */
public class RankMissing extends BrokenRule {

    public RankMissing() {
        super("application.refused.rank-missing", "The waiting list needs a rank from 1");
    }
}
