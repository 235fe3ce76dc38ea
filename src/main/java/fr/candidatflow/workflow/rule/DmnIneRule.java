package fr.candidatflow.workflow.rule;

import fr.candidatflow.profile.IneRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks {@code processes/ine-requirement.dmn}. */
@Component
class DmnIneRule implements IneRule {

    static final String DECISION = "ine-requirement";

    private final DecisionService decisions;

    DmnIneRule(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public IneRequirement decide(
            String nationality, boolean baccalaureateHeld, Integer baccalaureateYear, boolean seriesAsksIne) {
        var result = decisions
                .evaluateDecisionTableByKey(
                        DECISION,
                        Variables.putValue("nationality", nationality)
                                .putValue("baccalaureateHeld", baccalaureateHeld)
                                .putValue("baccalaureateYear", baccalaureateYear)
                                .putValue("seriesAsksIne", seriesAsksIne))
                .getSingleResult();
        return new IneRequirement(result.getEntry("required"), result.getEntry("reason"));
    }
}
