package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A paper file is posted before it is received, and received before it is registered. */
public class PaperDatesImpossible extends BrokenRule {

    public PaperDatesImpossible() {
        super(
                "application.refused.paper-dates-impossible",
                "The postmark must not be after the reception, nor the reception in the future");
    }
}
