package fr.candidatflow.workflow.rule;

import fr.candidatflow.application.EligibilityRule;
import fr.candidatflow.catalogue.Availability;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks {@code processes/application-eligibility.dmn}. */
@Component
class DmnEligibilityRule implements EligibilityRule {

    static final String DECISION = "application-eligibility";

    private final DecisionService decisions;
    private final DecisionHistory history;

    DmnEligibilityRule(DecisionService decisions, DecisionHistory history) {
        this.decisions = decisions;
        this.history = history;
    }

    @Override
    public Eligibility decide(
            String missingBlock,
            boolean inService,
            Availability availability,
            boolean alreadyApplied,
            int count,
            int limit) {
        var result = decisions
                .evaluateDecisionTableByKey(
                        DECISION,
                        Variables.putValue("missingBlock", missingBlock)
                                .putValue("inService", inService)
                                .putValue("availability", availability.name())
                                .putValue("alreadyApplied", alreadyApplied)
                                .putValue("count", count)
                                .putValue("limit", limit))
                .getSingleResult();
        return new Eligibility(result.<Boolean>getEntry("allowed"), result.getEntry("reason"), history.fired());
    }
}
