package fr.candidatflow.catalogue;

/** A training has more seats: the waiting list is called in the same transaction. */
public record CapacityRaised(TrainingId training) {}
