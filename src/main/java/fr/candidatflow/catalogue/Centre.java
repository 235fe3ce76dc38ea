package fr.candidatflow.catalogue;

/** The office that checks files; {@code postalAddress} is where paper files go, lines separated by line feeds. */
public record Centre(String code, String label, String email, String postalAddress) {}
