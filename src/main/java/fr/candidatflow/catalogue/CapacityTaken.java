package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;

/** A capacity is never below the seats that are promised already. */
public class CapacityTaken extends BrokenRule {

    private CapacityTaken(int capacity, TrainingUse.Use use) {
        super(
                "catalogue.refused.capacity-taken",
                "A capacity of %d is below the %d seats already taken: %d offered, %d confirmed."
                        .formatted(capacity, use.seats(), use.offered(), use.confirmed()),
                capacity,
                use.seats());
    }

    /** Whoever changes a capacity holds the training's row and has counted after that. */
    static void refuseBelowTaken(Integer before, Integer after, TrainingUse.Use use) {
        if (after != null && !after.equals(before) && after < use.seats()) {
            throw new CapacityTaken(after, use);
        }
    }
}
