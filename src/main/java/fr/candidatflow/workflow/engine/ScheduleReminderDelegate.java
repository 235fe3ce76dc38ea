package fr.candidatflow.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The same step in every process that reminds. The process tells which deadline it is about, so that an instance of an earlier
 * version of its diagram is reminded as well.
 */
@Component
class ScheduleReminderDelegate implements JavaDelegate {

    /** The step's own input. */
    static final ProcessVariable<Date> DEADLINE_AT = ProcessVariable.date("deadlineAt");

    private final Reminders reminders;
    private final RepositoryService repository;

    ScheduleReminderDelegate(Reminders reminders, RepositoryService repository) {
        this.reminders = reminders;
        this.repository = repository;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var process = repository.getProcessDefinition(execution.getProcessDefinitionId());
        var next = reminders.next(
                BusinessKey.application(execution),
                process.getKey(),
                DEADLINE_AT.get(execution),
                Reminder.AT.get(execution));
        Reminder.AT.set(execution, next);
    }
}
