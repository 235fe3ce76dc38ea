package fr.candidatflow.workflow.applicationsubmission;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.workflow.application.ApplicationProcess;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessDates;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/application-submission.bpmn: from the opening to a submitted or posted file; called by {@link ApplicationProcess}. */
@Component
public class ApplicationSubmissionProcess {

    public static final String KEY = "application-submission";

    /** Of submit-application.html. */
    static final ProcessVariable<Boolean> CERTIFIED = ProcessVariable.yesNo("certified");

    /** The outcome: false when the deadline passed. */
    static final ProcessVariable<Boolean> SUBMITTED = ProcessVariable.yesNo("submitted");

    /** The outcome: how many times this application has been submitted. */
    public static final ProcessVariable<Integer> SUBMISSION_ROUND = ProcessVariable.count("submissionRound");

    private final Instances instances;
    private final AdmissionService admissions;
    private final ProcessDates dates;

    ApplicationSubmissionProcess(Instances instances, AdmissionService admissions, ProcessDates dates) {
        this.instances = instances;
        this.admissions = admissions;
        this.dates = dates;
    }

    @EventListener
    void moveDeadline(DeadlineMoved event) {
        if (event.deadline() == Deadline.SUBMISSION) {
            var id = event.application();
            instances.moveDate(KEY, id, ApplicationProcess.SUBMISSION_DEADLINE_AT, Date.from(event.to()));
            instances.moveDate(
                    KEY,
                    id,
                    ApplicationProcess.SUBMISSION_CLOSES_AT,
                    dates.closing(admissions.get(id).mode(), event.to()));
        }
    }
}
