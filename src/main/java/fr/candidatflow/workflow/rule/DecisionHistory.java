package fr.candidatflow.workflow.rule;

import fr.candidatflow.application.FiredRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Decisions taken inside a process go into its history. Those that a page asks for do not: each view of a page would add rows
 * that nobody reads, with a nationality in them that outlives the account. Which row decided is told to who has just asked, since
 * the engine's answer does not say it: {@link fr.candidatflow.application.AppliedRules} keeps it where it matters.
 */
@Component
class DecisionHistory extends AbstractProcessEnginePlugin {

    /** The engine evaluates in the thread that asks. */
    private final ThreadLocal<DmnDecisionTableEvaluationEvent> latest = new ThreadLocal<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setDmnHistoryEventProducer(new DefaultDmnHistoryEventProducer() {

            @Override
            public HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent askedOutsideOfAProcess) {
                latest.set((DmnDecisionTableEvaluationEvent) askedOutsideOfAProcess.getDecisionResult());
                return null;
            }
        });
    }

    /** The row that decided when this thread asked last; for a table that takes the first that matches. */
    FiredRule fired() {
        var event = latest.get();
        latest.remove();
        var definition = (DecisionDefinition) event.getDecision();
        var rule = event.getMatchingRules().get(0);
        var inputs = new LinkedHashMap<String, String>();
        event.getInputs().forEach(input -> inputs.put(input.getName(), text(input.getValue())));
        Map<String, String> outputs = new LinkedHashMap<>();
        rule.getOutputEntries().values().forEach(output -> outputs.put(output.getName(), text(output.getValue())));
        return new FiredRule(definition.getKey(), definition.getVersion(), rule.getId(), inputs, outputs);
    }

    private static String text(TypedValue value) {
        return value.getValue() == null ? null : value.getValue().toString();
    }
}
