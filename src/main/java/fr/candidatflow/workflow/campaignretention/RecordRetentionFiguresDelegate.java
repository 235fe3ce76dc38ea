package fr.candidatflow.workflow.campaignretention;

import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.NOTHING_KEPT;
import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.RETENTION_ENDS_AT;

import fr.candidatflow.application.CampaignRetention;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordRetentionFiguresDelegate implements JavaDelegate {

    private final CampaignRetention retention;

    RecordRetentionFiguresDelegate(CampaignRetention retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String campaign = execution.getProcessBusinessKey();
        NOTHING_KEPT.set(execution, retention.finish(campaign));
        RETENTION_ENDS_AT.set(execution, Date.from(retention.dueAt(campaign)));
    }
}
