package fr.candidatflow.application;

import fr.candidatflow.staff.StaffMember;
import java.util.Collection;
import java.util.Map;

/** Where applications stand in their processes, for who may open them there. */
public interface StaffSteps {

    /**
     * @param name of the step that waits for the staff, null when none does that this person may see
     * @param task address of that step, null likewise
     * @param instance address of the running process, null when none runs or this person is no analyst and no administrator
     */
    record Step(String name, String task, String instance) {}

    /** One question for the whole page; an application without either link is not in the answer. */
    Map<ApplicationId, Step> of(Collection<ApplicationId> applications, StaffMember staff);
}
