package fr.candidatflow.application;

import java.time.Instant;

/**
 * A step that waits for the staff, as a work list shows it.
 *
 * @param since when it began to wait
 * @param dueAt by when it should be done, null when there is no date
 */
public record OpenReviewTask(String taskId, ApplicationId application, Instant since, Instant dueAt) {}
