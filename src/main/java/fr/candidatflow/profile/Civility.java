package fr.candidatflow.profile;

/** The two civilities of the French student systems. */
enum Civility {
    M,
    MME
}
