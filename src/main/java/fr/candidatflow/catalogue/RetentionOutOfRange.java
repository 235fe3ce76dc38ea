package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;

/** Personal data are kept for a time that somebody can defend. */
public class RetentionOutOfRange extends BrokenRule {

    /** Ten years. */
    public static final int LONGEST = 3_650;

    public RetentionOutOfRange() {
        super(
                "catalogue.refused.retention",
                "Enter a whole number of days from 1 to %d, such as 365.".formatted(LONGEST),
                LONGEST);
    }

    static void refuseUnlessAllowed(int days) {
        if (days < 1 || days > LONGEST) {
            throw new RetentionOutOfRange();
        }
    }
}
