package fr.candidatflow.application;

import fr.candidatflow.staff.StaffMember;
import java.util.Collection;
import java.util.Map;

/**
 * The steps of the process that wait for a commission. A jury's page goes through the same steps as Tasklist, with the rights of
 * who is signed in.
 */
public interface JuryTasks {

    /** The open step of each application, by which Tasklist shows its file; those without one are left out. */
    Map<ApplicationId, String> open(Collection<ApplicationId> applications);

    /**
     * Claims and completes the step that waits for an opinion.
     *
     * @throws fr.candidatflow.portal.BrokenRule when a rule refuses it, or when the step is done or claimed by somebody else
     */
    void give(ApplicationId application, GivenOpinion opinion, StaffMember staff);

    /**
     * Claims and completes the step that waits for a second person.
     *
     * @param comment for who entered the opinion, may be null
     * @throws fr.candidatflow.portal.BrokenRule as in {@link #give}, and when {@code staff} has entered the opinion
     */
    void validate(ApplicationId application, boolean approved, String comment, StaffMember staff);
}
