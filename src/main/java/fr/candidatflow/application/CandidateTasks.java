package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.util.List;
import java.util.Map;

/** The steps that wait for the candidate of an application. */
public interface CandidateTasks {

    /** Open steps, the oldest first. */
    List<CandidateTask> of(ApplicationId application);

    /**
     * One open step.
     *
     * @throws fr.candidatflow.portal.NotFound when it is no step of this application's candidate
     * @throws TaskFinished when it was finished meanwhile
     */
    CandidateTask get(ApplicationId application, String taskId);

    /**
     * Does a step with the values of its form, and only these.
     *
     * @throws fr.candidatflow.portal.NotFound when it is no step of this application's candidate
     * @throws TaskFinished when it was finished meanwhile
     * @throws BrokenRule when a rule refuses; the step stays open
     */
    void complete(ApplicationId application, String taskId, Map<String, Object> values);
}
