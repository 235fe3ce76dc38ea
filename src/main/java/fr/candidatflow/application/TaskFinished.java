package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.time.Instant;

/** A step was finished meanwhile: by somebody, or by a deadline, a recall or a cancellation. Nothing was overwritten. */
public class TaskFinished extends BrokenRule {

    private final String taskName;
    private final String finishedBy;
    private final transient Instant finishedAt;

    /** @param finishedBy account id or staff user id of who did it; null when it ended without being done */
    public TaskFinished(String taskName, String finishedBy, Instant finishedAt) {
        super(
                finishedBy == null ? "application.task-closed" : "application.task-done",
                finishedBy == null
                        ? "“%s” was closed on %s without being done.".formatted(taskName, finishedAt)
                        : "“%s” was done by %s on %s.".formatted(taskName, finishedBy, finishedAt));
        this.taskName = taskName;
        this.finishedBy = finishedBy;
        this.finishedAt = finishedAt;
    }

    public String taskName() {
        return taskName;
    }

    /** Null when the step ended without being done. */
    public String finishedBy() {
        return finishedBy;
    }

    public Instant finishedAt() {
        return finishedAt;
    }
}
