package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A report is decided once. */
public class NothingToDecide extends BrokenRule {

    public NothingToDecide() {
        super(
                "application.refused.nothing-to-decide",
                "There is no report to decide, or somebody else has decided it. Nothing was changed.");
    }
}
