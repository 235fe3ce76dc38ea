package fr.candidatflow.application;

import java.time.Instant;

/**
 * What a preselected candidate is invited to.
 *
 * @param round 1 for the first invitation, one more for each after it
 */
public record Interview(Instant at, String place, int round) {}
