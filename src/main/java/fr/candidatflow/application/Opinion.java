package fr.candidatflow.application;

/** A commission's opinion. */
public enum Opinion {
    FAVOURABLE,
    WAITING_LIST,
    UNFAVOURABLE,

    /** Not the last word: the candidate is invited to an interview, the commission gives its opinion afterwards. */
    PRESELECTION
}
