package fr.candidatflow.application;

import java.time.Instant;

/**
 * What a member of staff has noted at a step of an application, for whoever works on the next one. The candidate reads it in the
 * archive, without the name (ADR 28).
 *
 * @param deliberation whether it was at a step of the commission
 * @param by the user who wrote it
 */
public record ColleagueNote(boolean deliberation, String by, Instant at, String words) {}
