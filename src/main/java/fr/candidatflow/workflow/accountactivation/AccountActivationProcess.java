package fr.candidatflow.workflow.accountactivation;

import fr.candidatflow.account.AccountActivated;
import fr.candidatflow.account.AccountCreated;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.ActivationMailRequested;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * processes/account-activation.bpmn: from a new account to an activated one, or to none. The business key is the account's id.
 * Whoever publishes one of these events holds the account's row, so that the timer that purges it comes before or after.
 */
@Component
public class AccountActivationProcess {

    public static final String KEY = "account-activation";

    static final String ACTIVATED = "account-activation.activated";
    static final String MAIL_REQUESTED = "account-activation.mailRequested";

    static final ProcessVariable<Date> ACTIVATION_REMINDER_AT = ProcessVariable.date("activationReminderAt");
    static final ProcessVariable<Date> ACTIVATION_EXPIRES_AT = ProcessVariable.date("activationExpiresAt");

    private final RuntimeService runtime;

    AccountActivationProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void start(AccountCreated event) {
        runtime.createProcessInstanceByKey(KEY)
                .businessKey(event.account().toString())
                .setVariable(ACTIVATION_REMINDER_AT.name(), Date.from(event.activationReminderAt()))
                .setVariable(ACTIVATION_EXPIRES_AT.name(), Date.from(event.activationExpiresAt()))
                .execute();
    }

    @EventListener
    void sendAgain(ActivationMailRequested event) {
        correlate(MAIL_REQUESTED, event.account());
    }

    @EventListener
    void activated(AccountActivated event) {
        correlate(ACTIVATED, event.account());
    }

    private void correlate(String message, AccountId account) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(account.toString())
                .correlate();
    }
}
