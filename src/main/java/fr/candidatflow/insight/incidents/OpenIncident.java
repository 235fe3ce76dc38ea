package fr.candidatflow.insight.incidents;

import java.time.Instant;

/**
 * A step that failed and that nobody has tried again since.
 *
 * @param instance of the process it failed in; null for a batch
 * @param batch null for a process
 * @param number of the application; null where the process is about none
 */
record OpenIncident(String id, String instance, String batch, String number, Instant since) {}
