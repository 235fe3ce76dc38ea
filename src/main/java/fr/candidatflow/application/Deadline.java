package fr.candidatflow.application;

/** The days of one application that a manager may move (decision 10). */
public enum Deadline {
    SUBMISSION,
    RETURN,
    PUBLICATION,
    ANSWER,
    WAITING_LIST
}
