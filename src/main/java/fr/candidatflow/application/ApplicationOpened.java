package fr.candidatflow.application;

/** A candidate has chosen a training. */
public record ApplicationOpened(ApplicationId application) {}
