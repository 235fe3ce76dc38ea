package fr.candidatflow.workflow.staff;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the start with the sentence instead of a stack trace. */
class DemoPasswordFoundAnalyzer extends AbstractFailureAnalyzer<DemoPasswordFound> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoPasswordFound found) {
        return new FailureAnalysis(
                found.getMessage(),
                "Delete these users or change their passwords, or name a database without demo data.",
                found);
    }
}
