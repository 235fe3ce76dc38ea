package fr.candidatflow.workflow.commissionopinion;

import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.workflow.application.ApplicationProcess;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/commission-opinion.bpmn: from a complete file to a published opinion; called by {@link ApplicationProcess}. */
@Component
public class CommissionOpinionProcess {

    public static final String KEY = "commission-opinion";

    /** Of give-opinion.html, and the outcome: one of {@link fr.candidatflow.application.Opinion}. */
    static final ProcessVariable<String> OPINION = ProcessVariable.text("opinion");

    /** Of give-opinion.html; only the waiting list has one. */
    static final ProcessVariable<Number> OPINION_RANK = ProcessVariable.number("opinionRank");

    /** Of give-opinion.html; only an unfavourable opinion has one: a code of the list of reasons. */
    static final ProcessVariable<String> OPINION_REASON = ProcessVariable.text("opinionReason");

    /** Of give-opinion.html; only a preselection has one: day and hour at the establishment, such as 2027-03-15 14:30. */
    static final ProcessVariable<String> INTERVIEW_AT = ProcessVariable.text("interviewAt");

    /** Of give-opinion.html; only a preselection has one. */
    static final ProcessVariable<String> INTERVIEW_PLACE = ProcessVariable.text("interviewPlace");

    /** Of give-opinion.html and validate-opinion.form. */
    static final ProcessVariable<String> OPINION_COMMENT = ProcessVariable.text("opinionComment");

    /** Of validate-opinion.form. */
    static final ProcessVariable<Boolean> OPINION_APPROVED = ProcessVariable.yesNo("opinionApproved");

    private final Instances instances;

    CommissionOpinionProcess(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void moveDeadline(DeadlineMoved event) {
        if (event.deadline() == Deadline.PUBLICATION) {
            var to = Date.from(event.to());
            instances.moveDate(KEY, event.application(), ApplicationProcess.PUBLICATION_AT, to);
            instances.moveDate(KEY, event.application(), ApplicationProcess.OPINION_DUE_AT, to);
        }
    }
}
