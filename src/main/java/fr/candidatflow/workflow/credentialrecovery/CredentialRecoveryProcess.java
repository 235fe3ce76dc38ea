package fr.candidatflow.workflow.credentialrecovery;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.IdentifiersForgotten;
import fr.candidatflow.account.OneTimeSecretUsed;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * processes/credential-recovery.bpmn: from forgotten identifiers to a new password, or to the old one. The business key is the
 * account's id; an account has one recovery at a time. Whoever publishes one of these events holds the account's row, so that
 * the timer that closes the recovery comes before or after.
 */
@Component
public class CredentialRecoveryProcess {

    public static final String KEY = "credential-recovery";

    static final String SECRET_USED = "credential-recovery.secretUsed";
    static final String ASKED_AGAIN = "credential-recovery.askedAgain";

    static final String SECRET_EXPIRED = "boundaryEvent_secretExpired";

    static final ProcessVariable<Date> SECRET_EXPIRES_AT = ProcessVariable.date("secretExpiresAt");

    private final RuntimeService runtime;
    private final ManagementService management;

    CredentialRecoveryProcess(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Asked again, the running recovery sends another mail and gets its time anew. */
    @EventListener
    void start(IdentifiersForgotten event) {
        var running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(event.account().toString())
                .singleResult();
        if (running == null) {
            runtime.createProcessInstanceByKey(KEY)
                    .businessKey(event.account().toString())
                    .setVariable(SECRET_EXPIRES_AT.name(), Date.from(event.secretExpiresAt()))
                    .execute();
        } else {
            moveExpiry(running, event.secretExpiresAt());
            correlate(ASKED_AGAIN, event.account());
        }
    }

    @EventListener
    void secretUsed(OneTimeSecretUsed event) {
        correlate(SECRET_USED, event.account());
    }

    private void moveExpiry(ProcessInstance recovery, Instant to) {
        runtime.setVariable(recovery.getId(), SECRET_EXPIRES_AT.name(), Date.from(to));
        var timer = management
                .createJobQuery()
                .processInstanceId(recovery.getId())
                .activityId(SECRET_EXPIRED)
                .singleResult();
        management.recalculateJobDuedate(timer.getId(), false);
    }

    private void correlate(String message, AccountId account) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(account.toString())
                .correlate();
    }
}
