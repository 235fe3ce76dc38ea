package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** An application is not allowed; the decision table says why (decision 6). */
public class NotEligible extends BrokenRule {

    private final String reason;

    NotEligible(String reason, int limit) {
        super("eligibility." + reason, "This application is not allowed: " + reason, limit);
        this.reason = reason;
    }

    /** End of the message key {@code eligibility.<reason>}. */
    public String reason() {
        return reason;
    }
}
