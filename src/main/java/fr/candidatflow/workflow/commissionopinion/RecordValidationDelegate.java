package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_APPROVED;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_COMMENT;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.ApprovalMissing;
import fr.candidatflow.application.OpinionService;
import fr.candidatflow.workflow.engine.SignedInStaff;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Four eyes: refused to the person who entered the opinion, whoever completes the task and however. */
@Component
class RecordValidationDelegate implements JavaDelegate {

    private final OpinionService opinions;
    private final SignedInStaff staff;

    RecordValidationDelegate(OpinionService opinions, SignedInStaff staff) {
        this.opinions = opinions;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var approved = OPINION_APPROVED.get(execution);
        var comment = OPINION_COMMENT.take(execution);
        if (approved == null) {
            throw new ApprovalMissing();
        }
        opinions.recordValidation(application(execution), approved, comment, staff.id());
    }
}
