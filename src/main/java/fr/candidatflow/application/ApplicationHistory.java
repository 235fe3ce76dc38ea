package fr.candidatflow.application;

import fr.candidatflow.catalogue.TrainingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the processes have done so far, with one application and with those that went before it. */
public interface ApplicationHistory {

    /** Everything that was finished and not interrupted, the oldest first; what of it a candidate reads is for the page to choose. */
    List<Step> of(ApplicationId application);

    /**
     * How long applications to a training have been in a status before they went on; empty while too few have, and for a status
     * that is not somebody else's work.
     */
    Optional<UsualDuration> usualDuration(TrainingId training, ApplicationStatus status);

    /** @param key the step's id in the diagram */
    record Step(String key, Instant at) {}

    /** @param cases of how many files the duration is the median */
    record UsualDuration(Duration median, int cases) {}
}
