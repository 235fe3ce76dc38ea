package fr.candidatflow.catalogue;

/** A document that a training asks for; {@code hint} and {@code template} may be null. */
public record RequiredDocument(
        String code,
        LocalizedText label,
        LocalizedText hint,
        boolean mandatory,
        boolean notConcernedAllowed,
        String template) {}
