package fr.candidatflow.workflow.secondthoughts;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess;
import fr.candidatflow.workflow.engine.Instances;
import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * processes/second-thoughts.bpmn: from a withdrawal until it is final or taken back; called by
 * {@link AdmissionConfirmationProcess}.
 */
@Component
public class SecondThoughtsProcess {

    public static final String KEY = "second-thoughts";

    private final Instances instances;
    private final AdmissionService admissions;

    SecondThoughtsProcess(Instances instances, AdmissionService admissions) {
        this.instances = instances;
        this.admissions = admissions;
    }

    /** An answer date that comes nearer ends the second thoughts with it. */
    @EventListener
    void moveDeadline(DeadlineMoved event) {
        var finalAt = admissions.get(event.application()).withdrawalFinalAt();
        if (event.deadline() == Deadline.ANSWER && finalAt != null) {
            instances.moveDate(
                    KEY, event.application(), AdmissionConfirmationProcess.WITHDRAWAL_FINAL_AT, Date.from(finalAt));
        }
    }
}
