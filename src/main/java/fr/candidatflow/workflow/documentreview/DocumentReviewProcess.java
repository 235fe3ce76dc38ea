package fr.candidatflow.workflow.documentreview;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.application.ReviewClaims;
import fr.candidatflow.application.ReviewHasBegun;
import fr.candidatflow.application.SubmissionRecalled;
import fr.candidatflow.workflow.application.ApplicationProcess;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessDates;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/document-review.bpmn: from a submitted to a complete file; called by {@link ApplicationProcess}. */
@Component
public class DocumentReviewProcess implements ReviewClaims {

    public static final String KEY = "document-review";

    static final String SUBMISSION_RECALLED = "document-review.submissionRecalled";

    static final String REVIEW_DOCUMENTS = "userTask_reviewDocuments";

    /** Of correct-file.html. */
    static final ProcessVariable<Boolean> CERTIFIED = ProcessVariable.yesNo("certified");

    /** For which submission a receipt is, also when the file was corrected before it could be sent. */
    static final ProcessVariable<Integer> RECEIPT_ROUND = ProcessVariable.count("receiptRound");

    /** One of {@link ReviewOutcome}. */
    static final ProcessVariable<String> REVIEW_OUTCOME = ProcessVariable.text("reviewOutcome");

    /** INCOMPLETE leads to another round, the others are outcomes. */
    enum ReviewOutcome {
        COMPLETE,
        INCOMPLETE,
        RECALLED,
        GIVEN_UP
    }

    private final Instances instances;
    private final TaskService tasks;
    private final AdmissionService admissions;
    private final ProcessDates dates;

    DocumentReviewProcess(Instances instances, TaskService tasks, AdmissionService admissions, ProcessDates dates) {
        this.instances = instances;
        this.tasks = tasks;
        this.admissions = admissions;
        this.dates = dates;
    }

    /**
     * A manager who claims at the same moment changes the task that is taken away here: whoever commits second has lost. A recall
     * that has lost is tried again, and then finds the claim, or only the receipt that was sent meanwhile.
     */
    @EventListener
    void recall(SubmissionRecalled event) {
        if (claimed(event.application())) {
            throw new ReviewHasBegun();
        }
        instances.correlate(SUBMISSION_RECALLED, event.application());
    }

    @Override
    public boolean claimed(ApplicationId application) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(application.toString())
                        .taskDefinitionKey(REVIEW_DOCUMENTS)
                        .taskAssigned()
                        .count()
                > 0;
    }

    @EventListener
    void moveDeadline(DeadlineMoved event) {
        if (event.deadline() == Deadline.RETURN) {
            var id = event.application();
            instances.moveDate(KEY, id, ApplicationProcess.RETURN_DEADLINE_AT, Date.from(event.to()));
            instances.moveDate(
                    KEY,
                    id,
                    ApplicationProcess.RETURN_CLOSES_AT,
                    dates.closing(admissions.get(id).mode(), event.to()));
        }
    }
}
