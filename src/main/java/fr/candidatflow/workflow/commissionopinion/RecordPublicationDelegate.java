package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPublicationDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordPublicationDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opinion = admissions.publish(application(execution));
        OPINION.set(execution, opinion.name());
    }
}
