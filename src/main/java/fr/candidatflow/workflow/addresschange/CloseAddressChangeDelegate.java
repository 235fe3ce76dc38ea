package fr.candidatflow.workflow.addresschange;

import static fr.candidatflow.workflow.engine.BusinessKey.account;

import fr.candidatflow.account.AccountSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseAddressChangeDelegate implements JavaDelegate {

    private final AccountSettings settings;

    CloseAddressChangeDelegate(AccountSettings settings) {
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settings.closeAddressChange(account(execution));
    }
}
