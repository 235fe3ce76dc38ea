package fr.candidatflow.workflow.application;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordWaitingListLeftDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordWaitingListLeftDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissions.recordWaitingListLeft(application(execution));
    }
}
