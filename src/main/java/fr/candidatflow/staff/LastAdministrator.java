package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** Somebody must be able to let others in. */
public class LastAdministrator extends BrokenRule {

    public LastAdministrator() {
        super(
                "staff.refused.last-administrator",
                "This is the last administrator who can sign in. Make somebody else an administrator first.");
    }
}
