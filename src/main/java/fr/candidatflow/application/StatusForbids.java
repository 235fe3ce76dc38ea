package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** What was asked makes no sense, or no sense any more, where the application stands. */
public class StatusForbids extends BrokenRule {

    private final ApplicationStatus status;

    public StatusForbids(ApplicationStatus status) {
        super("application.refused.status", "The application is " + status + ": this is not possible");
        this.status = status;
    }

    public ApplicationStatus status() {
        return status;
    }
}
