package fr.candidatflow.insight.figures;

import java.time.Instant;

/**
 * A centre's or a training's share of a process.
 *
 * @param running instances now
 * @param oldest since when the first of these runs; null for none
 * @param finished instances that ended in the period
 * @param median how long these took, in milliseconds; null for none
 */
record ShareFigures(String code, String label, long running, Instant oldest, long finished, Double median) {}
