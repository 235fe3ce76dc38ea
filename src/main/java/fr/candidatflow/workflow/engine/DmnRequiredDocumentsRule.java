package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.RequiredDocumentsRule;
import fr.candidatflow.catalogue.ApplicationMode;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks {@code processes/required-documents.dmn}. */
@Component
class DmnRequiredDocumentsRule implements RequiredDocumentsRule {

    static final String DECISION = "required-documents";

    private final DecisionService decisions;

    DmnRequiredDocumentsRule(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public DocumentDecision decide(
            String documentCode, String nationality, String baccalaureateFamily, ApplicationMode mode) {
        var result = decisions
                .evaluateDecisionTableByKey(
                        DECISION,
                        Variables.putValue("documentCode", documentCode)
                                .putValue("nationality", nationality)
                                .putValue("baccalaureateFamily", baccalaureateFamily)
                                .putValue("mode", mode.name()))
                .getSingleResult();
        return new DocumentDecision(result.<Boolean>getEntry("asked"), result.getEntry("reason"));
    }
}
