package fr.candidatflow.application;

import java.time.LocalDate;
import java.util.Optional;

/** What the centres wait for by post. */
public interface PaperDesk {

    /**
     * An envelope that is awaited.
     *
     * @param correction whether it corrects a file that was registered before
     * @param assignee staff user id of who has claimed the step, or null
     */
    record Awaited(boolean correction, String assignee) {}

    /** Empty when no envelope of this application is awaited, or no longer. */
    Optional<Awaited> awaited(ApplicationId application);

    /**
     * The envelope has arrived.
     *
     * @throws StatusForbids when none is awaited, or no longer
     * @throws ClaimedBySomebodyElse when a colleague has claimed the step
     * @throws PostmarkedTooLate when it was posted after the deadline, and nobody has accepted that
     * @throws PaperDatesImpossible when the days contradict each other
     */
    void register(ApplicationId application, LocalDate postmarkedOn, LocalDate receivedOn, String staffId);
}
