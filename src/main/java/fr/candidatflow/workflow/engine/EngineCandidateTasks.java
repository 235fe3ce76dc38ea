package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.CandidateTask;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The candidates' user tasks: those of the application's instances, called ones included, that are assigned to its account. A
 * candidate is no engine user, so the engine checks no right; the application and the account are compared here.
 */
@Component
class EngineCandidateTasks implements CandidateTasks {

    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final AdmissionService admission;

    EngineCandidateTasks(TaskService tasks, FormService forms, HistoryService history, AdmissionService admission) {
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.admission = admission;
    }

    @Override
    public List<CandidateTask> of(ApplicationId application) {
        return open(application).orderByTaskCreateTime().asc().list().stream()
                .map(this::toCandidateTask)
                .toList();
    }

    @Override
    public CandidateTask get(ApplicationId application, String taskId) {
        Task task = open(application).taskId(taskId).singleResult();
        if (task == null) {
            throw finishedOrUnknown(application, taskId);
        }
        return toCandidateTask(task);
    }

    @Override
    public void complete(ApplicationId application, String taskId, Map<String, Object> values) {
        if (open(application).taskId(taskId).count() == 0) {
            throw finishedOrUnknown(application, taskId);
        }
        try {
            forms.submitTaskForm(taskId, values);
        } catch (OptimisticLockingException somebodyWasFaster) {
            if (open(application).taskId(taskId).count() == 0) {
                throw finishedOrUnknown(application, taskId);
            }
            throw new OptimisticLockingFailureException("Task " + taskId + " changed meanwhile", somebodyWasFaster);
        } catch (RuntimeException e) {
            throw brokenRuleOr(e);
        }
    }

    private TaskQuery open(ApplicationId application) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .taskAssignee(account(application));
    }

    private String account(ApplicationId application) {
        return admission.get(application).account().toString();
    }

    private CandidateTask toCandidateTask(Task task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            return new CandidateTask(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                    new String(form.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeException finishedOrUnknown(ApplicationId application, String taskId) {
        String account = account(application);
        var task = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .processInstanceBusinessKey(application.toString())
                .taskAssignee(account)
                .finished()
                .singleResult();
        if (task == null) {
            return new NotFound();
        }
        boolean done = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
        return new TaskFinished(
                task.getName(), done ? account : null, task.getEndTime().toInstant());
    }

    /** A delegate's refusal may come wrapped by the engine. */
    private static RuntimeException brokenRuleOr(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenRule rule) {
                return rule;
            }
        }
        return e;
    }
}
