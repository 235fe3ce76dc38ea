package fr.candidatflow.catalogue;

/** A centre without trainings and commissions is gone. */
public record CentreDeleted(String code) {}
