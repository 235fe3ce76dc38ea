package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A seat that is promised is kept. */
public class CapacityBelowTaken extends BrokenRule {

    public CapacityBelowTaken(long taken) {
        super(
                "application.refused.capacity-below-taken",
                taken + " seats are already offered, confirmed or about to be published: the capacity cannot be less",
                taken);
    }
}
