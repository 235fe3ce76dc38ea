package fr.candidatflow.staff;

import java.time.Instant;

/**
 * One act of a member of staff.
 *
 * @param area the part of the service, such as {@code training}
 * @param subject what was acted on: an application's number, a training's code
 * @param detail what changed and why, in a sentence; null when the action says it all
 */
public record AuditEntry(Instant at, String staff, String area, String subject, String action, String detail) {}
