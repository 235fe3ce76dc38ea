package fr.candidatflow.application;

import fr.candidatflow.catalogue.ApplicationMode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Which of the documents of a training this candidate owes, and why. */
public interface RequiredDocumentsRule {

    /**
     * @param documentCode code of a document of the training
     * @param nationality ISO 3166, two letters, of the candidate
     * @param baccalaureateFamily family of the candidate's baccalaureate series
     * @param mode how the training takes its files
     */
    DocumentDecision decide(String documentCode, String nationality, String baccalaureateFamily, ApplicationMode mode);

    /**
     * What of a candidate decides about each document, for those whom we do not know; empty for a document about which everybody
     * gets the same answer.
     */
    Map<String, Set<Fact>> dependencies(Collection<String> documentCodes);

    /** What the rule may ask of a candidate. */
    enum Fact {
        NATIONALITY,
        BACCALAUREATE
    }

    /** {@code reason} is the end of a message key, {@code required-document.<reason>}; {@code fired} the row that said so. */
    record DocumentDecision(boolean asked, String reason, FiredRule fired) {}
}
