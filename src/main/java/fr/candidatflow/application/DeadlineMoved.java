package fr.candidatflow.application;

import java.time.Instant;

/** A manager gave one application another day. */
public record DeadlineMoved(ApplicationId application, Deadline deadline, Instant to) {}
