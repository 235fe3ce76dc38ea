package fr.candidatflow.application;

import fr.candidatflow.catalogue.Availability;

/** Whether a candidate may apply to a training, and if not, the first reason that stands against it (decision 6). */
public interface EligibilityRule {

    /**
     * @param missingBlock name of the first profile block that is missing, null when the profile is complete
     * @param alreadyApplied whether the candidate has an application to this training that is not cancelled
     * @param count the candidate's applications that are not cancelled
     * @param limit how many of them are allowed
     */
    Eligibility decide(
            String missingBlock,
            boolean inService,
            Availability availability,
            boolean alreadyApplied,
            int count,
            int limit);

    /** {@code reason} is the end of a message key, {@code eligibility.<reason>}; {@code fired} the row that said so. */
    record Eligibility(boolean allowed, String reason, FiredRule fired) {}
}
