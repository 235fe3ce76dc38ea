package fr.candidatflow.profile;

/** What a year of study led to, in words that a candidate from any country can choose from. */
enum DiplomaType {
    SECONDARY,
    PREPARATORY_CLASSES,
    TWO_YEARS,
    BACHELOR,
    MASTER,
    ENGINEER,
    DOCTORATE,
    UNIVERSITY_DIPLOMA,
    LANGUAGE,
    OTHER
}
