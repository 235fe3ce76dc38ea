package fr.candidatflow.workflow.campaignretention;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationsDeleted;
import fr.candidatflow.application.CampaignRetention;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.CampaignSaved;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessVariable;
import fr.candidatflow.workflow.engine.Traces;
import java.util.Date;
import java.util.HashMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * processes/campaign-retention.bpmn: from a campaign to the deletion of its applications. The business key is the campaign's code.
 * Every campaign has its instance, also one from before this process was known, and the timer follows the campaign's days.
 */
@Component
public class CampaignRetentionProcess {

    public static final String KEY = "campaign-retention";

    /** For the card and the form in Tasklist. */
    static final ProcessVariable<String> CAMPAIGN_CODE = ProcessVariable.text("campaignCode");

    static final ProcessVariable<Date> RETENTION_ENDS_AT = ProcessVariable.date("retentionEndsAt");
    static final ProcessVariable<Date> APPROVAL_DUE_AT = ProcessVariable.date("approvalDueAt");
    static final ProcessVariable<String> ADMINISTRATOR_GROUP = ProcessVariable.text("administratorGroup");
    static final ProcessVariable<Boolean> ANYTHING_TO_DELETE = ProcessVariable.yesNo("anythingToDelete");
    static final ProcessVariable<Boolean> DELETION_APPROVED = ProcessVariable.yesNo("deletionApproved");
    static final ProcessVariable<String> POSTPONED_TO = ProcessVariable.text("postponedTo");
    static final ProcessVariable<String> POSTPONEMENT_REASON = ProcessVariable.text("postponementReason");
    static final ProcessVariable<Boolean> BATCHES_DONE = ProcessVariable.yesNo("batchesDone");
    static final ProcessVariable<Boolean> NOTHING_KEPT = ProcessVariable.yesNo("nothingKept");

    static final String APPROVE_DELETION = "userTask_approveDeletion";

    private final Instances instances;
    private final Traces traces;
    private final CampaignRetention retention;
    private final CampaignEditor campaigns;
    private final TransactionTemplate transaction;

    CampaignRetentionProcess(
            Instances instances,
            Traces traces,
            CampaignRetention retention,
            CampaignEditor campaigns,
            PlatformTransactionManager transactions) {
        this.instances = instances;
        this.traces = traces;
        this.retention = retention;
        this.campaigns = campaigns;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void follow(CampaignSaved event) {
        follow(event.campaign());
    }

    @EventListener(ApplicationReadyEvent.class)
    public void followAll() {
        campaigns.all().forEach(campaign -> transaction.executeWithoutResult(status -> follow(campaign.code())));
    }

    private void follow(String campaign) {
        var dueAt = Date.from(retention.dueAt(campaign));
        if (instances.run(KEY, campaign)) {
            instances.moveDate(KEY, campaign, RETENTION_ENDS_AT, dueAt);
        } else if (retention.concerns(campaign)) {
            var variables = new HashMap<String, Object>();
            CAMPAIGN_CODE.put(variables, campaign);
            RETENTION_ENDS_AT.put(variables, dueAt);
            ADMINISTRATOR_GROUP.put(variables, GroupNames.ADMINISTRATORS);
            instances.start(KEY, campaign, variables);
        }
    }

    @EventListener
    void forget(ApplicationsDeleted event) {
        traces.forget(event.applications().stream().map(ApplicationId::toString).toList());
    }
}
