package fr.candidatflow.application;

import java.time.Instant;

/**
 * A step of a process that waits for the candidate.
 *
 * @param key the step's id in the diagram
 * @param dueAt null when the step has no deadline
 * @param formHtml the embedded form as deployed with the process, without values
 */
public record CandidateTask(String taskId, String key, String name, Instant dueAt, String formHtml) {}
