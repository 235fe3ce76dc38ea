package fr.candidatflow.application;

/**
 * The staff has put something right; the row is changed, its process follows.
 *
 * @param from where the application stood before
 */
public record CorrectionMade(ApplicationId application, Correction correction, ApplicationStatus from) {}
