package fr.candidatflow.workflow.accountdeletion;

import static fr.candidatflow.workflow.engine.BusinessKey.account;

import fr.candidatflow.account.AccountDeletion;
import fr.candidatflow.workflow.engine.Traces;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordDeletionDelegate implements JavaDelegate {

    private final AccountDeletion deletion;
    private final AccountDeletionProcess process;
    private final Traces traces;

    RecordDeletionDelegate(AccountDeletion deletion, AccountDeletionProcess process, Traces traces) {
        this.deletion = deletion;
        this.process = process;
        this.traces = traces;
    }

    @Override
    public void execute(DelegateExecution execution) {
        traces.forget(process.businessKeys(account(execution)));
        deletion.delete(account(execution));
    }
}
