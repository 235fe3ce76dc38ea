package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** Nobody locks themselves out. */
public class OwnRight extends BrokenRule {

    public OwnRight() {
        super(
                "staff.refused.own-right",
                "You cannot lock or remove yourself, or take the right of an administrator from yourself. Another administrator can.");
    }
}
