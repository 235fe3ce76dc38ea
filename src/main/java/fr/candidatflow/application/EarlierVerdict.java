package fr.candidatflow.application;

import java.time.Instant;

/**
 * What was said of a document in a review that is closed.
 *
 * @param round of the submission, from 1
 * @param verdict VALIDATED or REJECTED
 * @param comment null when there was none
 * @param by staff user id
 */
public record EarlierVerdict(
        String documentCode, int round, DocumentStatus verdict, String comment, String by, Instant at) {}
