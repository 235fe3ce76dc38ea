package fr.candidatflow.workflow.staff;

import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The engine makes the first administrator at the start, and has only a stack trace for a password that its policy refuses. */
class WeakAdministratorAnalyzer extends AbstractFailureAnalyzer<ProcessEngineException> {

    private static final String REFUSED = "Password does not match policy";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ProcessEngineException outermost) {
        return isRefusal(outermost)
                ? new FailureAnalysis(
                        "CandidatFlow does not start with a weak password for its first administrator.",
                        "Set CANDIDATFLOW_ADMIN_PASSWORD to at least ten characters with a small and a capital letter, a digit and a sign, "
                                + "and without the name of the user.",
                        outermost)
                : null;
    }

    /** The engine wraps its own exceptions, depending on where they happen. */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProcessEngineException && REFUSED.equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }
}
