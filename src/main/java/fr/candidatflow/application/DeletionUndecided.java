package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A report is approved or postponed. */
public class DeletionUndecided extends BrokenRule {

    public DeletionUndecided() {
        super("application.refused.deletion-undecided", "Approve the deletion or postpone it.");
    }
}
