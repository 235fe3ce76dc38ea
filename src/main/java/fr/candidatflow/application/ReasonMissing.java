package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** An unfavourable opinion has a reason of the list, which the candidate is told. */
public class ReasonMissing extends BrokenRule {

    public ReasonMissing() {
        super("application.refused.reason-missing", "An unfavourable opinion needs a reason from the list");
    }
}
