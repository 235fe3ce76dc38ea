package fr.candidatflow.application;

import fr.candidatflow.catalogue.ApplicationMode;

/** Which of the documents of a training this candidate owes, and why. */
public interface RequiredDocumentsRule {

    /**
     * @param documentCode code of a document of the training
     * @param nationality ISO 3166, two letters, of the candidate
     * @param baccalaureateFamily family of the candidate's baccalaureate series
     * @param mode how the training takes its files
     */
    DocumentDecision decide(String documentCode, String nationality, String baccalaureateFamily, ApplicationMode mode);

    /** {@code reason} is the end of a message key, {@code required-document.<reason>}. */
    record DocumentDecision(boolean asked, String reason) {}
}
