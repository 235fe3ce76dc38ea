package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.documentreview.DocumentReviewProcess.REVIEW_OUTCOME;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.workflow.documentreview.DocumentReviewProcess.ReviewOutcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRecallDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordRecallDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissions.recordRecall(application(execution));
        REVIEW_OUTCOME.set(execution, ReviewOutcome.RECALLED.name());
    }
}
