package fr.candidatflow.workflow.addresschange;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AddressChangeAsked;
import fr.candidatflow.account.AddressChangeWithdrawn;
import fr.candidatflow.account.AddressChanged;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * processes/address-change.bpmn: from a new e-mail address that was asked for to its use, or to the old one. The business key is
 * the account's id; one change of an account waits at a time. Whoever publishes one of these events holds the account's row, so
 * that the timer that closes the change comes before or after.
 */
@Component
public class AddressChangeProcess {

    public static final String KEY = "address-change";

    static final String CONFIRMED = "address-change.confirmed";
    static final String ASKED_AGAIN = "address-change.askedAgain";
    static final String WITHDRAWN = "address-change.withdrawn";

    static final String AWAIT_CONFIRMATION = "receiveTask_awaitConfirmation";
    static final String CHANGE_EXPIRED = "boundaryEvent_changeExpired";

    static final ProcessVariable<Date> ADDRESS_EXPIRES_AT = ProcessVariable.date("addressExpiresAt");

    private final RuntimeService runtime;
    private final ManagementService management;

    AddressChangeProcess(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Asked again, the change that waits sends its mails anew and gets its time anew; one that is being told of is over. */
    @EventListener
    void start(AddressChangeAsked event) {
        var waiting = runtime.createExecutionQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(event.account().toString())
                .activityId(AWAIT_CONFIRMATION)
                .singleResult();
        if (waiting == null) {
            runtime.createProcessInstanceByKey(KEY)
                    .businessKey(event.account().toString())
                    .setVariable(ADDRESS_EXPIRES_AT.name(), Date.from(event.expiresAt()))
                    .execute();
        } else {
            moveExpiry(waiting, event.expiresAt());
            correlate(ASKED_AGAIN, event.account());
        }
    }

    @EventListener
    void changed(AddressChanged event) {
        correlate(CONFIRMED, event.account());
    }

    @EventListener
    void withdrawn(AddressChangeWithdrawn event) {
        correlate(WITHDRAWN, event.account());
    }

    private void moveExpiry(Execution change, Instant to) {
        runtime.setVariable(change.getProcessInstanceId(), ADDRESS_EXPIRES_AT.name(), Date.from(to));
        var timer = management
                .createJobQuery()
                .processInstanceId(change.getProcessInstanceId())
                .activityId(CHANGE_EXPIRED)
                .singleResult();
        management.setJobDuedate(timer.getId(), Date.from(to));
    }

    private void correlate(String message, AccountId account) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(account.toString())
                .correlate();
    }
}
