package fr.candidatflow.simulation;

import fr.candidatflow.application.ApplicationId;

/** A step of a process that has begun to wait for somebody. */
record OpenedTask(String id, String key, ApplicationId application) {}
