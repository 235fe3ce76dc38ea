package fr.candidatflow.simulation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the start with the sentence instead of a stack trace. */
class SimulationRefusedAnalyzer extends AbstractFailureAnalyzer<SimulationRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SimulationRefused refused) {
        return new FailureAnalysis(
                refused.getMessage(),
                "Delete .dev/ to begin afresh, or start without candidatflow.simulation.candidates.",
                refused);
    }
}
