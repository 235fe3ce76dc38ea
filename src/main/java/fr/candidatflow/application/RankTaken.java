package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Two candidates of a training never share a rank of the waiting list. */
public class RankTaken extends BrokenRule {

    public RankTaken(int rank) {
        super("application.refused.rank-taken", "Rank " + rank + " is taken on this waiting list", rank);
    }
}
