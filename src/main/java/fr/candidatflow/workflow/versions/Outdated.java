package fr.candidatflow.workflow.versions;

import java.time.Instant;

/**
 * A version of a process that is not the latest and by which instances still run.
 *
 * @param id of the process definition in the engine
 * @param name of the process, as its diagram has it
 * @param tag the version tag of the diagram
 * @param running how many instances go on by it
 * @param latest the number of the version they can be moved to
 */
record Outdated(
        String id, String key, String name, int version, String tag, Instant deployedAt, long running, int latest) {}
