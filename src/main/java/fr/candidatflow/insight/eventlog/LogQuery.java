package fr.candidatflow.insight.eventlog;

import java.time.Instant;

/**
 * Which part of the history.
 *
 * @param process the key of a process
 * @param version of it alone; null for all
 * @param from instances that began at this moment or later; null for all
 * @param until instances that began before; null for all
 */
record LogQuery(String process, Integer version, Instant from, Instant until) {}
