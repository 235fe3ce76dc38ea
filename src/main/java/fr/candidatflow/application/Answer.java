package fr.candidatflow.application;

/** A candidate's answer to an offered seat. */
public enum Answer {
    CONFIRM,
    WITHDRAW
}
