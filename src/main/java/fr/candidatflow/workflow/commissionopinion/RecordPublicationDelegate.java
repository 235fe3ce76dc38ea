package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.OpinionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPublicationDelegate implements JavaDelegate {

    private final OpinionService opinions;

    RecordPublicationDelegate(OpinionService opinions) {
        this.opinions = opinions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opinion = opinions.publish(application(execution));
        OPINION.set(execution, opinion.name());
    }
}
