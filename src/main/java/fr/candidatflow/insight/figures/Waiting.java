package fr.candidatflow.insight.figures;

import java.time.Instant;

/**
 * A step that waits.
 *
 * @param instance of the process, for the link
 * @param number of the application; null where the process is about none
 * @param dueAt null for a step without a date
 */
record Waiting(
        String instance, String activity, String name, String number, String training, Instant since, Instant dueAt) {}
