package fr.candidatflow.workflow.accountdeletion;

import fr.candidatflow.account.AccountDeletion;
import fr.candidatflow.account.AccountDeletionAsked;
import fr.candidatflow.account.AccountDeletionStopped;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationOpened;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * processes/account-deletion.bpmn: from the question to the end of the account, or to second thoughts. The business key is the
 * account's id. Whoever publishes one of these events holds the account's row, so that the timer that closes the account comes
 * before or after.
 */
@Component
public class AccountDeletionProcess {

    public static final String KEY = "account-deletion";

    static final String STOPPED = "account-deletion.stopped";

    static final ProcessVariable<Date> DELETION_AT = ProcessVariable.date("deletionAt");

    /** How long the last mail is tried. */
    static final ProcessVariable<Date> FAREWELL_ENDS_AT = ProcessVariable.date("farewellEndsAt");

    private final RuntimeService runtime;
    private final AccountDeletion deletion;
    private final AdmissionService admissions;
    private final ApplicationService applications;

    AccountDeletionProcess(
            RuntimeService runtime,
            AccountDeletion deletion,
            AdmissionService admissions,
            ApplicationService applications) {
        this.runtime = runtime;
        this.deletion = deletion;
        this.admissions = admissions;
        this.applications = applications;
    }

    @EventListener
    void start(AccountDeletionAsked event) {
        runtime.createProcessInstanceByKey(KEY)
                .businessKey(event.account().toString())
                .setVariable(DELETION_AT.name(), Date.from(event.deletionAt()))
                .execute();
    }

    @EventListener
    void stopped(AccountDeletionStopped event) {
        runtime.createMessageCorrelation(STOPPED)
                .processInstanceBusinessKey(event.account().toString())
                .correlate();
    }

    /** Whoever applies wants the account. */
    @EventListener
    void keepFor(ApplicationOpened event) {
        deletion.stop(admissions.get(event.application()).account());
    }

    /** Under which the engine knows an account and all that belongs to it. */
    List<String> businessKeys(AccountId account) {
        return Stream.concat(
                        Stream.of(account.toString()),
                        applications.list(account).stream()
                                .map(application -> application.id().toString()))
                .toList();
    }
}
