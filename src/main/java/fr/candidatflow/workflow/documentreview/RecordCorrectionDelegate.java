package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.applicationsubmission.ApplicationSubmissionProcess.SUBMISSION_ROUND;
import static fr.candidatflow.workflow.documentreview.DocumentReviewProcess.CERTIFIED;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.CertificationMissing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordCorrectionDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordCorrectionDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!Boolean.TRUE.equals(CERTIFIED.take(execution))) {
            throw new CertificationMissing();
        }
        admissions.recordSubmission(application(execution));
        SUBMISSION_ROUND.set(execution, admissions.get(application(execution)).submissionRound());
    }
}
