package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A paper file has the day of its postmark and the day of its arrival. */
public class PaperDatesMissing extends BrokenRule {

    public PaperDatesMissing() {
        super("application.refused.paper-dates-missing", "The postmark and the day of arrival must be entered");
    }
}
