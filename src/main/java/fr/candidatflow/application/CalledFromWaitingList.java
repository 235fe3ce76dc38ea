package fr.candidatflow.application;

/** A freed seat is offered to the next on the waiting list. */
public record CalledFromWaitingList(ApplicationId application) {}
