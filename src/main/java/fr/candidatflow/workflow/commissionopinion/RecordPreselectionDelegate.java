package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPreselectionDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordPreselectionDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissions.recordPreselection(application(execution));
    }
}
