package fr.candidatflow.application;

/** A commission's opinion. */
public enum Opinion {
    FAVOURABLE,
    WAITING_LIST,
    UNFAVOURABLE
}
