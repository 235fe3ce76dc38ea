package fr.candidatflow.insight.figures;

import java.time.Instant;

/**
 * One step of a diagram in one period. Durations are in milliseconds and null where nothing was finished.
 *
 * @param activity id in the diagram
 * @param type in the engine's words, such as {@code userTask}
 * @param finished done in the period; of these are mean, median and the 90th percentile
 * @param cancelled interrupted in the period
 * @param total time spent: by those that ended in the period, done or interrupted, and by those that wait, until now
 * @param totalBefore the same for the period before, without those that wait
 * @param waiting now, whatever the period
 * @param oldest since when the first of these waits; null for none
 * @param overdue of those waiting, the open tasks whose due date has passed
 * @param repeats of those that ended, the executions in an instance that had the step before: rework
 */
record StepFigures(
        String activity,
        String name,
        String type,
        long finished,
        long cancelled,
        Double mean,
        Double median,
        Double p90,
        long total,
        long totalBefore,
        long waiting,
        Instant oldest,
        long overdue,
        long repeats) {}
