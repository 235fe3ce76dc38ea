package fr.candidatflow.catalogue;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the start with the sentence instead of a stack trace. */
class ImportRefusedAnalyzer extends AbstractFailureAnalyzer<ImportRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ImportRefused refused) {
        return new FailureAnalysis(
                "The catalogue was not imported, nothing was changed. " + refused.getMessage(),
                "Correct what the sentence names and start again, or start without --candidatflow.catalogue.import.",
                refused);
    }
}
