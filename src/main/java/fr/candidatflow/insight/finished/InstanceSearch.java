package fr.candidatflow.insight.finished;

import java.time.Duration;
import java.time.Instant;

/**
 * Which instances are looked for. What is null narrows nothing; beginnings are included, ends are not.
 *
 * @param process key
 * @param number of an application
 * @param ended id of an end event or event sub-process, or the name of an {@link fr.candidatflow.insight.Ending.Kind}
 * @param atLeast how long they took; how long they have run, of those that run
 * @param path of {@link fr.candidatflow.insight.InstancePath}
 * @param corrected only those that left the modelled path by a typed correction
 * @param running those that run as well
 * @param after the last instance of the page before
 */
record InstanceSearch(
        String process,
        Integer version,
        String number,
        Instant startedFrom,
        Instant startedUntil,
        Instant endedFrom,
        Instant endedUntil,
        String ended,
        Duration atLeast,
        String path,
        boolean corrected,
        boolean running,
        String after) {}
