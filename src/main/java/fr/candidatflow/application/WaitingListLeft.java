package fr.candidatflow.application;

/** A candidate no longer waits for a seat. */
public record WaitingListLeft(ApplicationId application) {}
