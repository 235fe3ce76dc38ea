package fr.candidatflow.application;

import java.time.Instant;

/**
 * What a member of staff has noted at a step of an application, for whoever works on the next one. Never for the candidate.
 *
 * @param by the user who wrote it
 */
public record ColleagueNote(String by, Instant at, String words) {}
