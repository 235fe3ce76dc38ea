package fr.candidatflow.workflow.engine;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.ApplicationId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the business key of an instance stands for. */
public final class BusinessKey {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private BusinessKey() {}

    public static AccountId account(DelegateExecution execution) {
        return AccountId.of(execution.getProcessBusinessKey());
    }

    public static ApplicationId application(DelegateExecution execution) {
        return ApplicationId.of(execution.getProcessBusinessKey());
    }

    /** Empty for what belongs to no application, such as the step of a campaign. */
    public static Optional<ApplicationId> ifApplication(String businessKey) {
        return businessKey != null && UUID.matcher(businessKey).matches()
                ? Optional.of(ApplicationId.of(businessKey))
                : Optional.empty();
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
