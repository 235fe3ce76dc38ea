package fr.candidatflow.catalogue;

/** A training has more seats, or no limit any more: the waiting list may be called. */
public record CapacityRaised(TrainingId training) {}
