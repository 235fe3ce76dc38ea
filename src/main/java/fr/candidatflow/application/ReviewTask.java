package fr.candidatflow.application;

/**
 * A step that waits for the staff.
 *
 * @param key the step's id in the diagram
 * @param assignee staff user id of who has claimed it, or null
 */
public record ReviewTask(ApplicationId application, String key, String assignee) {}
