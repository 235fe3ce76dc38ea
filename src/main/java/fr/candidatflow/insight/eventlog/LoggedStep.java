package fr.candidatflow.insight.eventlog;

import java.time.Instant;

/**
 * One step of one case, as the history holds it.
 *
 * @param caseKey the business key, the same for an application and all the processes that it calls
 * @param instance id of this activity instance
 * @param process the key of the process, and the number of its version
 * @param activity id in the diagram
 * @param name in the diagram; the id where it has none
 * @param type in the words of BPMN, such as {@code userTask}
 * @param person who did it: a user ID of the staff or a candidate's account id; null when nobody was assigned
 * @param endedAt null while it waits
 * @param cancelled interrupted before it was done
 * @param training code and centre of the application's training; null for processes that are not about an application
 */
record LoggedStep(
        String caseKey,
        String instance,
        String process,
        int version,
        String activity,
        String name,
        String type,
        String person,
        Instant startedAt,
        Instant endedAt,
        boolean cancelled,
        String training,
        String centre) {}
