package fr.candidatflow.catalogue;

/** Centres or commissions were added: their staff groups must follow. */
public record CatalogueChanged() {}
