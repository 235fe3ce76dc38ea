package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** Somebody else has changed the user who is edited here: nothing is overwritten. */
public class UserChangedMeanwhile extends BrokenRule {

    public UserChangedMeanwhile() {
        super(
                "staff.refused.user-changed-meanwhile",
                "Somebody else has changed this user while you were editing. Nothing was saved.");
    }
}
