package fr.candidatflow.application;

/** A candidate gives up an application that has no published opinion yet. */
public record ApplicationCancelled(ApplicationId application) {}
