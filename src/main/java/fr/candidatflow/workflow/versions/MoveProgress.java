package fr.candidatflow.workflow.versions;

import java.time.Instant;
import java.util.List;

/**
 * A move that was started.
 *
 * @param id of the engine's batch
 * @param by user ID of who started it
 * @param total instances to be moved
 * @param failed those that were tried to the last and stay where they were
 * @param reasons why they failed, each once
 */
record MoveProgress(
        String id, Instant startedAt, String by, long total, long done, long failed, List<String> reasons) {}
