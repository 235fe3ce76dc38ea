package fr.candidatflow.profile;

/** Whether the diploma of a year of study was obtained. */
enum Obtained {
    YES,
    NO,
    IN_PROGRESS
}
