package fr.candidatflow.workflow.campaignretention;

import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.DELETION_APPROVED;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.POSTPONED_TO;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.POSTPONEMENT_REASON;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.RETENTION_ENDS_AT;

import fr.candidatflow.application.CampaignRetention;
import fr.candidatflow.workflow.engine.SignedInStaff;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRetentionDecisionDelegate implements JavaDelegate {

    private final CampaignRetention retention;
    private final SignedInStaff staff;

    RecordRetentionDecisionDelegate(CampaignRetention retention, SignedInStaff staff) {
        this.retention = retention;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String campaign = execution.getProcessBusinessKey();
        retention.decide(
                campaign,
                DELETION_APPROVED.get(execution),
                day(POSTPONED_TO.take(execution)),
                POSTPONEMENT_REASON.take(execution),
                staff.id());
        RETENTION_ENDS_AT.set(execution, Date.from(retention.dueAt(campaign)));
    }

    /** Null when there is none; the browser of who postpones says so before. */
    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
