package fr.candidatflow.application;

import fr.candidatflow.application.RequiredDocumentsRule.DocumentDecision;
import fr.candidatflow.application.RequiredDocumentsRule.Fact;
import fr.candidatflow.catalogue.RequiredDocument;
import java.util.Set;

/**
 * A document of a training as its page announces it, before anybody applies.
 *
 * @param asked whether this candidate will owe it; false while it is not decided
 * @param reason end of a message key, {@code required-document.<reason>}; null while it is not decided
 * @param unknown what has to be known of the candidate first; empty when it is decided
 */
public record ExpectedDocument(RequiredDocument document, boolean asked, String reason, Set<Fact> unknown) {

    static ExpectedDocument decided(RequiredDocument document, DocumentDecision decision) {
        return new ExpectedDocument(document, decision.asked(), decision.reason(), Set.of());
    }

    static ExpectedDocument undecided(RequiredDocument document, Set<Fact> unknown) {
        return new ExpectedDocument(document, false, null, unknown);
    }
}
