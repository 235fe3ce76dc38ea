package fr.candidatflow.insight.finished;

import fr.candidatflow.insight.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One instance with all that the history holds of it.
 *
 * @param definition id of the version that it runs by, for the diagram
 * @param process key, and its name
 * @param number of the application, and the training's title; null where the process is about none
 * @param duration in milliseconds; null while it runs
 * @param calledBy the instance that called it; null for none
 * @param steps in the order in which they began
 * @param flows how often each sequence flow was taken, by its id
 * @param corrections ids of the events by which typed corrections came
 */
record OpenedInstance(
        String instance,
        String definition,
        String process,
        String name,
        int version,
        String number,
        String training,
        Instant startedAt,
        Instant endedAt,
        Long duration,
        Ending ending,
        Linked calledBy,
        List<Step> steps,
        Map<String, Integer> flows,
        List<String> corrections,
        List<Variable> variables,
        List<Incident> incidents,
        List<Timer> timers) {

    /** Another instance. */
    record Linked(String instance, String name) {}

    /**
     * @param activity id in the diagram
     * @param who the user ID of the staff who did it, or "the candidate"; null for what no person does
     * @param called the instance that it called; null for none
     */
    record Step(
            String activity,
            String name,
            String type,
            Instant startedAt,
            Instant endedAt,
            Long duration,
            boolean cancelled,
            String who,
            Linked called) {}

    /** A fact by which gateways decide; as it was last. */
    record Variable(String name, String type, String value) {}

    /** @param resolvedAt null while it is open */
    record Incident(String step, String type, String message, Instant since, Instant resolvedAt) {}

    /** @param end how it ended; {@link TimerEnd#WAITING} while it has not */
    record Timer(String event, Instant setAt, Instant dueAt, TimerEnd end, Instant endedAt) {}

    enum TimerEnd {
        WAITING,
        FIRED,
        /** Since what it was for had happened before, or was no longer to happen. */
        CANCELLED
    }
}
