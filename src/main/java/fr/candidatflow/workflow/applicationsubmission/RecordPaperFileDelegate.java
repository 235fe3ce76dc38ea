package fr.candidatflow.workflow.applicationsubmission;

import static fr.candidatflow.workflow.applicationsubmission.ApplicationSubmissionProcess.SUBMISSION_ROUND;
import static fr.candidatflow.workflow.applicationsubmission.ApplicationSubmissionProcess.SUBMITTED;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.workflow.engine.PaperDays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPaperFileDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordPaperFileDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var days = PaperDays.take(execution);
        admissions.recordPaperFile(application(execution), days.postmarkedOn(), days.receivedOn());
        SUBMISSION_ROUND.set(execution, admissions.get(application(execution)).submissionRound());
        SUBMITTED.set(execution, true);
    }
}
