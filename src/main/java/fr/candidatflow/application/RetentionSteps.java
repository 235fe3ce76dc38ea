package fr.candidatflow.application;

import fr.candidatflow.staff.StaffMember;
import java.time.LocalDate;
import java.util.Map;

/** What only the processes know of a campaign's applications, and the step in which an administrator decides. */
public interface RetentionSteps {

    /** Where those of a campaign still are that have not ended, in the words of the diagrams; by application, oldest first. */
    Map<ApplicationId, String> running(String campaign);

    /**
     * Completes the step that waits for the decision, with the rights of the person; see {@link CampaignRetention#decide}.
     *
     * @throws NothingToDecide when it does not wait, or no longer
     * @throws ClaimedBySomebodyElse when another administrator has claimed it
     */
    void decide(String campaign, boolean approved, LocalDate postponedTo, String reason, StaffMember staff);
}
