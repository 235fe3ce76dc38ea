package fr.candidatflow.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The reminders that run beside a wait. */
public final class Reminder {

    /** The next one, null when none is left. */
    public static final ProcessVariable<Date> AT = ProcessVariable.date("reminderAt");

    private Reminder() {}

    /** The mail ledger's key: one mail for each date. */
    public static String mail(DelegateExecution execution) {
        return BusinessKey.mail(execution, AT.get(execution).toInstant());
    }
}
