package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_COMMENT;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_RANK;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.OpinionMissing;
import fr.candidatflow.workflow.engine.SignedInStaff;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The opinion and its rank stay for validate-opinion.form, which shows them; the words about a person do not. */
@Component
class RecordOpinionDelegate implements JavaDelegate {

    private final AdmissionService admissions;
    private final SignedInStaff staff;

    RecordOpinionDelegate(AdmissionService admissions, SignedInStaff staff) {
        this.admissions = admissions;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opinion = OPINION.get(execution);
        var rank = OPINION_RANK.get(execution);
        var comment = OPINION_COMMENT.take(execution);
        admissions.recordOpinion(
                application(execution), parse(opinion), rank == null ? null : rank.intValue(), comment, staff.id());
    }

    private static Opinion parse(String opinion) {
        for (Opinion known : Opinion.values()) {
            if (known.name().equals(opinion)) {
                return known;
            }
        }
        throw new OpinionMissing();
    }
}
