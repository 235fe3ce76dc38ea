package fr.candidatflow.workflow.accountdeletion;

import static fr.candidatflow.workflow.accountdeletion.AccountDeletionProcess.FAREWELL_ENDS_AT;
import static fr.candidatflow.workflow.engine.BusinessKey.account;

import fr.candidatflow.account.AccountDeletion;
import fr.candidatflow.workflow.engine.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseAccountDelegate implements JavaDelegate {

    /** Whose mailbox is gone is not kept for that. */
    private static final Duration FAREWELL = Duration.ofDays(7);

    private final AccountDeletion deletion;
    private final AccountDeletionProcess process;
    private final Traces traces;
    private final Clock clock;

    CloseAccountDelegate(AccountDeletion deletion, AccountDeletionProcess process, Traces traces, Clock clock) {
        this.deletion = deletion;
        this.process = process;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deletion.close(account(execution));
        traces.end(process.businessKeys(account(execution)), execution.getProcessInstanceId());
        FAREWELL_ENDS_AT.set(execution, Date.from(clock.instant().plus(FAREWELL)));
    }
}
