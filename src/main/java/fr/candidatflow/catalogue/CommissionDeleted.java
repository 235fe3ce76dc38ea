package fr.candidatflow.catalogue;

/** A commission without trainings is gone. */
public record CommissionDeleted(String code) {}
