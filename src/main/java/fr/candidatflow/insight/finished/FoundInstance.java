package fr.candidatflow.insight.finished;

import fr.candidatflow.insight.Ending;
import java.time.Instant;

/**
 * @param number of the application, and the training's title; null where the process is about none
 * @param duration in milliseconds; null while it runs
 * @param corrected left the modelled path by a typed correction
 */
record FoundInstance(
        String instance,
        int version,
        String number,
        String training,
        Instant startedAt,
        Instant endedAt,
        Long duration,
        Ending ending,
        boolean corrected) {}
