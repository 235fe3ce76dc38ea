package fr.candidatflow.workflow.applicationsubmission;

import static fr.candidatflow.workflow.applicationsubmission.ApplicationSubmissionProcess.SUBMITTED;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordExpiryDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordExpiryDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissions.recordExpiry(application(execution));
        SUBMITTED.set(execution, false);
    }
}
