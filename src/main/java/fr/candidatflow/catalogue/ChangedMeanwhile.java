package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;

/** Somebody else has changed what is edited here: nothing is overwritten. */
public class ChangedMeanwhile extends BrokenRule {

    public ChangedMeanwhile() {
        super(
                "catalogue.refused.changed-meanwhile",
                "Somebody else has changed this while you were editing it. Nothing was saved.");
    }

    static void refuseUnless(boolean unchanged) {
        if (!unchanged) {
            throw new ChangedMeanwhile();
        }
    }
}
