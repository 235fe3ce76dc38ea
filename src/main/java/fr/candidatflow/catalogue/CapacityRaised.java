package fr.candidatflow.catalogue;

/** A training has more seats, or no limit any more: the waiting list is called in the same transaction. */
public record CapacityRaised(TrainingId training) {

    static boolean by(Integer before, Integer after) {
        return before != null && (after == null || after > before);
    }
}
