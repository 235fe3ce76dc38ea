package fr.candidatflow.workflow.commissionopinion;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.springframework.stereotype.Component;

/**
 * What a commission writes about a person is a variable only between the form and the step that records it; the engine's history
 * would keep it for a year, readable in Cockpit. Everything else is recorded as usual.
 */
@Component
class CommentStaysOutOfHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableDefaultDbHistoryEventHandler(false);
        configuration.getCustomHistoryEventHandlers().add(new WithoutComment());
    }

    private static class WithoutComment extends DbHistoryEventHandler {

        private static final String COMMENT = CommissionOpinionProcess.OPINION_COMMENT.name();

        @Override
        public void handleEvent(HistoryEvent event) {
            boolean comment = event instanceof HistoricVariableUpdateEventEntity variable
                            && COMMENT.equals(variable.getVariableName())
                    || event instanceof HistoricFormPropertyEventEntity property
                            && COMMENT.equals(property.getPropertyId());
            if (!comment) {
                super.handleEvent(event);
            }
        }
    }
}
