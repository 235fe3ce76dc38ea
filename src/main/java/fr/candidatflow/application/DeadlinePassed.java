package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.time.Instant;

/** Deadlines are inclusive, to 23:59:59 in Paris (decision 10). */
public class DeadlinePassed extends BrokenRule {

    private final transient Instant deadline;

    public DeadlinePassed(Instant deadline) {
        super("application.refused.deadline-passed", "The deadline has passed (" + deadline + ")");
        this.deadline = deadline;
    }

    public Instant deadline() {
        return deadline;
    }
}
