package fr.candidatflow.insight.incidents;

import java.time.Instant;
import java.util.List;

/**
 * Open incidents of one step of a process, or of batches of one type, that failed for one reason.
 *
 * @param process null for batches, as is {@code activity}
 * @param versions of the process, ascending; none for batches
 * @param step the name in the diagram, or what the batches do
 * @param mail whether the step sends a mail
 * @param kind as the engine names it, such as {@code failedJob}
 * @param reason what all of them said, see {@link Reason}
 * @param since the oldest
 * @param stuck why nobody can try it again from here, a sentence; null when it can be tried
 * @param mayRetry whether this person may
 * @param trace the first lines of the newest one's stack trace; empty when there is none
 * @param incidents the oldest first
 */
record IncidentGroup(
        String process,
        String processName,
        List<Integer> versions,
        String activity,
        String step,
        boolean mail,
        String kind,
        String reason,
        Instant since,
        String stuck,
        boolean mayRetry,
        List<String> trace,
        List<OpenIncident> incidents) {}
