package fr.candidatflow.workflow.campaignretention;

import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.ANYTHING_TO_DELETE;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.APPROVAL_DUE_AT;

import fr.candidatflow.application.CampaignRetention;
import fr.candidatflow.application.RetentionSteps;
import fr.candidatflow.notification.ApplicationMails;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRetentionReportDelegate implements JavaDelegate {

    private static final Duration TIME_TO_DECIDE = Duration.ofDays(30);

    private final CampaignRetention retention;
    private final RetentionSteps steps;
    private final ApplicationMails mails;
    private final Clock clock;

    RecordRetentionReportDelegate(
            CampaignRetention retention, RetentionSteps steps, ApplicationMails mails, Clock clock) {
        this.retention = retention;
        this.steps = steps;
        this.mails = mails;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String campaign = execution.getProcessBusinessKey();
        long about = mails.count(campaign, steps.running(campaign).keySet());
        ANYTHING_TO_DELETE.set(execution, retention.report(campaign, about));
        APPROVAL_DUE_AT.set(execution, Date.from(clock.instant().plus(TIME_TO_DECIDE)));
    }
}
