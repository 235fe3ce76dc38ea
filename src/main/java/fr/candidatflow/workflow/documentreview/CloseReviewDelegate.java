package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.application.ApplicationProcess.RETURN_CLOSES_AT;
import static fr.candidatflow.workflow.application.ApplicationProcess.RETURN_DEADLINE_AT;
import static fr.candidatflow.workflow.documentreview.DocumentReviewProcess.REVIEW_OUTCOME;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.workflow.documentreview.DocumentReviewProcess.ReviewOutcome;
import fr.candidatflow.workflow.engine.ProcessDates;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A late review leaves the candidate some days to correct: the dates are read again. */
@Component
class CloseReviewDelegate implements JavaDelegate {

    private final AdmissionService admissions;
    private final ProcessDates dates;

    CloseReviewDelegate(AdmissionService admissions, ProcessDates dates) {
        this.admissions = admissions;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean complete = admissions.closeReview(application(execution));
        var application = admissions.get(application(execution));
        REVIEW_OUTCOME.set(execution, (complete ? ReviewOutcome.COMPLETE : ReviewOutcome.INCOMPLETE).name());
        RETURN_DEADLINE_AT.set(execution, Date.from(application.returnDeadline()));
        RETURN_CLOSES_AT.set(execution, dates.closing(application.mode(), application.returnDeadline()));
    }
}
