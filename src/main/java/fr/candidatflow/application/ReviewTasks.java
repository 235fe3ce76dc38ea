package fr.candidatflow.application;

import java.util.Collection;
import java.util.List;

/** The steps of an application that wait for the staff. */
public interface ReviewTasks {

    /**
     * @throws fr.candidatflow.portal.NotFound when there is no such step, or none that this person may see
     * @throws TaskFinished when it was finished meanwhile
     */
    ReviewTask get(String taskId, String staffId, Collection<String> groups);

    /** What was noted at the application's earlier steps, of those that one of these groups was asked to do; the oldest first. */
    List<ColleagueNote> earlierNotes(ApplicationId application, Collection<String> groups);

    /** The same of all steps, whoever was asked to do them. */
    List<ColleagueNote> earlierNotes(ApplicationId application);

    /** Of these steps, those that are open and that this person may see, in no order. */
    List<OpenReviewTask> visible(Collection<String> taskIds, String staffId, Collection<String> groups);
}
