package fr.candidatflow.workflow.campaignretention;

import static fr.candidatflow.workflow.campaignretention.CampaignRetentionProcess.BATCHES_DONE;

import fr.candidatflow.application.CampaignRetention;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The engine's histories and the mails go by {@link fr.candidatflow.application.ApplicationsDeleted}, in the same transaction. */
@Component
class RecordDeletedBatchDelegate implements JavaDelegate {

    private final CampaignRetention retention;

    RecordDeletedBatchDelegate(CampaignRetention retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        BATCHES_DONE.set(execution, retention.deleteBatch(execution.getProcessBusinessKey()));
    }
}
