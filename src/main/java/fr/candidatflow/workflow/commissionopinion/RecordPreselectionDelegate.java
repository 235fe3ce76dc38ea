package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.OpinionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPreselectionDelegate implements JavaDelegate {

    private final OpinionService opinions;

    RecordPreselectionDelegate(OpinionService opinions) {
        this.opinions = opinions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        opinions.recordPreselection(application(execution));
    }
}
