package fr.candidatflow.workflow.admissionconfirmation;

import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.workflow.application.ApplicationProcess;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/admission-confirmation.bpmn: from an offered seat to the candidate's last word; called by {@link ApplicationProcess}. */
@Component
public class AdmissionConfirmationProcess {

    public static final String KEY = "admission-confirmation";

    /** Of confirm-or-withdraw.html, and the outcome: one of {@link fr.candidatflow.application.Answer}; null while there is none. */
    public static final ProcessVariable<String> ANSWER = ProcessVariable.text("answer");

    /** Of withdraw-after-confirmation.html. */
    static final ProcessVariable<Boolean> WITHDRAWAL_CONFIRMED = ProcessVariable.yesNo("withdrawalConfirmed");

    /** When a withdrawal can no longer be taken back. */
    public static final ProcessVariable<Date> WITHDRAWAL_FINAL_AT = ProcessVariable.date("withdrawalFinalAt");

    static final ProcessVariable<Boolean> CALLED_FROM_WAITING_LIST = ProcessVariable.yesNo("calledFromWaitingList");

    static final ProcessVariable<Boolean> WITHDRAWN_BY_SILENCE = ProcessVariable.yesNo("withdrawnBySilence");

    /** The last moment to answer, and to turn a confirmation into a withdrawal. */
    static final ProcessVariable<Date> ANSWER_DEADLINE_AT = ProcessVariable.date("answerDeadlineAt");

    private final Instances instances;

    AdmissionConfirmationProcess(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void moveDeadline(DeadlineMoved event) {
        if (event.deadline() == Deadline.ANSWER) {
            instances.moveDate(KEY, event.application(), ANSWER_DEADLINE_AT, Date.from(event.to()));
        }
    }
}
