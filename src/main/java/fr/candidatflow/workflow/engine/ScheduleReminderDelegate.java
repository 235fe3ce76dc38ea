package fr.candidatflow.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The same step in every process that reminds; the diagram says which deadline it is about. */
@Component
class ScheduleReminderDelegate implements JavaDelegate {

    /** The step's own inputs. */
    static final ProcessVariable<Date> DEADLINE_AT = ProcessVariable.date("deadlineAt");

    static final ProcessVariable<String> REMINDS_OF = ProcessVariable.text("remindsOf");

    private final Reminders reminders;

    ScheduleReminderDelegate(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var next = reminders.next(
                BusinessKey.application(execution),
                Reminders.Of.valueOf(REMINDS_OF.get(execution)),
                DEADLINE_AT.get(execution),
                Reminder.AT.get(execution));
        Reminder.AT.set(execution, next);
    }
}
