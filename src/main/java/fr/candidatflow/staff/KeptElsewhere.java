package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** Users and groups come from the sign-in of the university, and are changed there. */
public class KeptElsewhere extends BrokenRule {

    public KeptElsewhere(String provider) {
        super(
                "staff.refused.kept-elsewhere",
                "Users and groups come from %s and are changed there.".formatted(provider));
    }
}
