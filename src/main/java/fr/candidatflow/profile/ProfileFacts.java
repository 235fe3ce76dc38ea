package fr.candidatflow.profile;

/**
 * What the admission rules may ask of a profile; null while unknown. The nationality is an ISO 3166 code of two letters, the
 * series a code of {@code bac-series.csv}, the family one of its words ({@code general}, {@code technological},
 * {@code professional}, {@code equivalence}, {@code none}); the year is null without a baccalaureate.
 */
public record ProfileFacts(
        String nationality, String baccalaureateSeries, String baccalaureateFamily, Integer baccalaureateYear) {}
