package fr.candidatflow.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The same step in every process that reminds; the diagram says which deadline it is about. */
@Component
class ScheduleReminderDelegate implements JavaDelegate {

    /** The step's own input. */
    static final ProcessVariable<Date> DEADLINE_AT = ProcessVariable.date("deadlineAt");

    private final ProcessDates dates;

    ScheduleReminderDelegate(ProcessDates dates) {
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var former = Reminder.AT.get(execution);
        Reminder.AT.set(execution, dates.nextReminder(DEADLINE_AT.get(execution), former));
    }
}
