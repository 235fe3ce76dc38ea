package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.INTERVIEW_AT;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.INTERVIEW_PLACE;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_COMMENT;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_RANK;
import static fr.candidatflow.workflow.commissionopinion.CommissionOpinionProcess.OPINION_REASON;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.InterviewMissing;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.OpinionMissing;
import fr.candidatflow.application.OpinionService;
import fr.candidatflow.workflow.engine.SignedInStaff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The opinion and its rank stay for validate-opinion.form, which shows them; the words about a person do not. */
@Component
class RecordOpinionDelegate implements JavaDelegate {

    private final OpinionService opinions;
    private final SignedInStaff staff;
    private final Clock clock;

    RecordOpinionDelegate(OpinionService opinions, SignedInStaff staff, Clock clock) {
        this.opinions = opinions;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opinion = OPINION.get(execution);
        var rank = OPINION_RANK.get(execution);
        var reason = OPINION_REASON.take(execution);
        var interviewAt = INTERVIEW_AT.take(execution);
        var interviewPlace = INTERVIEW_PLACE.take(execution);
        var comment = OPINION_COMMENT.take(execution);
        opinions.recordOpinion(
                application(execution),
                new GivenOpinion(
                        parse(opinion),
                        rank == null ? null : rank.intValue(),
                        reason,
                        moment(interviewAt),
                        interviewPlace,
                        comment),
                staff.id());
    }

    private static Opinion parse(String opinion) {
        for (Opinion known : Opinion.values()) {
            if (known.name().equals(opinion)) {
                return known;
            }
        }
        throw new OpinionMissing();
    }

    /** Day and hour at the establishment, as a person types them: 2027-03-15 14:30. */
    private Instant moment(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.strip().replaceFirst("[ T]+", "T"))
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new InterviewMissing();
        }
    }
}
