package fr.candidatflow.workflow.versions;

import java.util.List;

/**
 * What moving the instances of an older version to the latest would do.
 *
 * @param movable how many can be moved as they stand
 * @param stays where instances stand that the latest version has no place for
 * @param problems why nobody can be moved at all, in the engine's words; empty when the plan is valid
 */
record Move(Outdated from, long movable, List<Stay> stays, List<String> problems) {

    /** @param step the name in the diagram; @param instances how many stand there */
    record Stay(String step, long instances) {}

    public boolean possible() {
        return problems.isEmpty() && movable > 0;
    }
}
