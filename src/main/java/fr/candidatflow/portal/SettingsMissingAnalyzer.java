package fr.candidatflow.portal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the start with the sentence instead of a stack trace. */
class SettingsMissingAnalyzer extends AbstractFailureAnalyzer<SettingsMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsMissing missing) {
        return new FailureAnalysis(
                missing.getMessage(), "Set these environment variables (docker-compose.yml shows each).", missing);
    }
}
