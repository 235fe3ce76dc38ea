package fr.candidatflow.application;

/** A candidate takes a submitted application back (decision 8). */
public record SubmissionRecalled(ApplicationId application) {}
