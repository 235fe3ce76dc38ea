package fr.candidatflow.workflow.accountactivation;

import static fr.candidatflow.workflow.engine.BusinessKey.account;

import fr.candidatflow.account.AccountService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordPurgeDelegate implements JavaDelegate {

    private final AccountService accounts;

    RecordPurgeDelegate(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        accounts.purge(account(execution));
    }
}
