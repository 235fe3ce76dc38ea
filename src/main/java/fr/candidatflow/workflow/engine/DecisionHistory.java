package fr.candidatflow.workflow.engine;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.springframework.stereotype.Component;

/**
 * Decisions taken inside a process go into its history. Those that a page asks for do not: each view of a page would add rows
 * that nobody reads, with a nationality in them that outlives the account.
 */
@Component
class DecisionHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setDmnHistoryEventProducer(new DefaultDmnHistoryEventProducer() {

            @Override
            public HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent askedOutsideOfAProcess) {
                return null;
            }
        });
    }
}
