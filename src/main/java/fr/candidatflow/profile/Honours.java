package fr.candidatflow.profile;

/** The honours ("mentions") of French examinations, lowest first. */
enum Honours {
    PASS,
    FAIRLY_GOOD,
    GOOD,
    VERY_GOOD,
    CONGRATULATIONS
}
