package fr.candidatflow.workflow.engine;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.ApplicationId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the business key of an instance stands for. */
public final class BusinessKey {

    private BusinessKey() {}

    public static AccountId account(DelegateExecution execution) {
        return AccountId.of(execution.getProcessBusinessKey());
    }

    public static ApplicationId application(DelegateExecution execution) {
        return ApplicationId.of(execution.getProcessBusinessKey());
    }

    /** The mail ledger's key for a step that sends one mail in the whole life of its business key. */
    public static String mail(DelegateExecution execution) {
        return execution.getProcessBusinessKey() + ":" + execution.getCurrentActivityId();
    }

    /**
     * The mail ledger's key for a step that sends again.
     *
     * @param round tells one pass from the next, and is the same when a failed pass is tried again
     */
    public static String mail(DelegateExecution execution, Object round) {
        return mail(execution) + ":" + round;
    }
}
