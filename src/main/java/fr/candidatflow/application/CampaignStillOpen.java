package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Nothing is deleted while candidates can apply. */
public class CampaignStillOpen extends BrokenRule {

    public CampaignStillOpen() {
        super(
                "application.refused.campaign-open",
                "The campaign is still open. Close it first, or postpone the deletion.");
    }
}
