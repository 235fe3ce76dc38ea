package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.StatusForbids;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The running instances of applications: started, told and re-dated in the caller's transaction. These are consequences of what a
 * feature has allowed, so the rights of who is signed in to the engine do not count here.
 */
@Component
public class Instances {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final TaskService tasks;
    private final IdentityService identity;
    private final AdmissionService admissions;
    private final Reminders reminders;

    Instances(
            RuntimeService runtime,
            RepositoryService repository,
            ManagementService management,
            TaskService tasks,
            IdentityService identity,
            AdmissionService admissions,
            Reminders reminders) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.tasks = tasks;
        this.identity = identity;
        this.admissions = admissions;
        this.reminders = reminders;
    }

    public void start(String process, ApplicationId application, Map<String, Object> variables) {
        start(process, application.toString(), variables);
    }

    /** For what is no application. */
    public void start(String process, String businessKey, Map<String, Object> variables) {
        withoutRights(() -> runtime.startProcessInstanceByKey(process, businessKey, variables));
    }

    /** Whether the process runs for it. */
    public boolean run(String process, String businessKey) {
        var running = new AtomicBoolean();
        withoutRights(() -> running.set(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0));
        return running.get();
    }

    /** Starts the process that begins with this message. */
    public void startByMessage(String message, ApplicationId application, Map<String, Object> variables) {
        withoutRights(() -> runtime.startProcessInstanceByMessage(message, application.toString(), variables));
    }

    /**
     * Tells the step that waits for a message. Of several it is the one that began last: an earlier review is only still there
     * because of a mail that could not be sent.
     *
     * @throws StatusForbids when none waits for it, or no longer
     * @throws OptimisticLockingFailureException when something else has moved it at the same moment
     */
    public void correlate(String message, ApplicationId application) {
        try {
            withoutRights(() -> tell(message, application));
        } catch (MismatchingMessageCorrelationException notWaiting) {
            throw new StatusForbids(admissions.get(application).status());
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("Application " + application + " was moved meanwhile", e);
        }
    }

    /** Whether a step waits for this message. */
    public boolean await(String message, ApplicationId application) {
        var waiting = new AtomicBoolean();
        withoutRights(() -> waiting.set(!waiting(message, application).isEmpty()));
        return waiting.get();
    }

    private void tell(String message, ApplicationId application) {
        var waiting = waiting(message, application);
        if (waiting.size() > 1) {
            runtime.messageEventReceived(message, last(message, waiting));
        } else {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(application.toString())
                    .correlate();
        }
    }

    private List<Execution> waiting(String message, ApplicationId application) {
        return runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(application.toString())
                .list();
    }

    private String last(String message, List<Execution> waiting) {
        return waiting.stream()
                .map(execution -> runtime.createEventSubscriptionQuery()
                        .eventType("message")
                        .eventName(message)
                        .executionId(execution.getId())
                        .singleResult())
                .max(Comparator.comparing(EventSubscription::getCreated))
                .orElseThrow()
                .getExecutionId();
    }

    /**
     * Gives a date of a running instance another value, and with it every timer, due date, follow-up date and reminder that the diagram ties to
     * it. Does nothing when the process does not run.
     */
    public void moveDate(String process, ApplicationId application, ProcessVariable<Date> date, Date to) {
        moveDate(process, application.toString(), date, to);
    }

    /** For what is no application. */
    public void moveDate(String process, String businessKey, ProcessVariable<Date> date, Date to) {
        withoutRights(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey)
                .list()
                .forEach(instance -> moveDate(process, instance, date, to)));
    }

    private void moveDate(String process, ProcessInstance instance, ProcessVariable<Date> date, Date to) {
        runtime.setVariable(instance.getId(), date.name(), to);
        var model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        var expression = "${" + date.name() + "}";
        timers(instance, model, expression).forEach(timer -> management.setJobDuedate(timer.getId(), to));
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (expression.equals(task.getCamundaDueDate())) {
                tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .taskDefinitionKey(task.getId())
                        .list()
                        .forEach(open -> tasks.setDueDate(open.getId(), to));
            }
            if (expression.equals(task.getCamundaFollowUpDate())) {
                tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .taskDefinitionKey(task.getId())
                        .list()
                        .forEach(open -> {
                            open.setFollowUpDate(to);
                            tasks.saveTask(open);
                        });
            }
        }
        if (remindsOf(expression, model)) {
            moveReminder(process, instance, model, to);
        }
    }

    private static boolean remindsOf(String expression, BpmnModelInstance model) {
        return model.getModelElementsByType(CamundaInputParameter.class).stream()
                .anyMatch(input -> ScheduleReminderDelegate.DEADLINE_AT.name().equals(input.getCamundaName())
                        && expression.equals(input.getTextContent()));
    }

    /**
     * A reminder that waits for its day follows the deadline; when none is ahead any more, it stays where it was. One that waits for
     * the mail server is the one that it was: the next is reckoned after it, from the new deadline.
     */
    private void moveReminder(String process, ProcessInstance instance, BpmnModelInstance model, Date deadline) {
        var timers = timers(instance, model, "${" + Reminder.AT.name() + "}");
        var next = reminders.next(ApplicationId.of(instance.getBusinessKey()), process, deadline, null);
        if (timers.isEmpty() || next == null) {
            return;
        }
        runtime.setVariable(instance.getId(), Reminder.AT.name(), next);
        timers.forEach(timer -> management.setJobDuedate(timer.getId(), next));
    }

    /** Those that wait, of the events that the diagram ties to this date. */
    private List<Job> timers(ProcessInstance instance, BpmnModelInstance model, String expression) {
        return model.getModelElementsByType(TimerEventDefinition.class).stream()
                .filter(timer -> expression.equals(timer.getTimeDate().getTextContent()))
                .map(timer -> ((FlowNode) timer.getParentElement()).getId())
                .flatMap(activity ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activity)
                                .list()
                                .stream())
                .toList();
    }

    private void withoutRights(Runnable action) {
        var signedIn = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            action.run();
        } finally {
            if (signedIn != null) {
                identity.setAuthentication(signedIn);
            }
        }
    }
}
