package fr.candidatflow.catalogue;

/** The jury of a centre. */
public record Commission(String code, String centreCode, String label) {}
