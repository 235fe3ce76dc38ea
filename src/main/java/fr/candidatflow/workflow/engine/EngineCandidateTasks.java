package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.CandidateTask;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.portal.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The user tasks that are assigned to the candidate's account; candidates are no users of the engine. */
@Component
class EngineCandidateTasks implements CandidateTasks {

    /** A reminder that goes out at the same moment may move the instance under a candidate's hands, but not twice in a row. */
    private static final int ATTEMPTS = 3;

    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final AdmissionService admissions;
    private final TransactionTemplate ownTransaction;

    EngineCandidateTasks(
            TaskService tasks,
            FormService forms,
            HistoryService history,
            AdmissionService admissions,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.admissions = admissions;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<CandidateTask> of(ApplicationId application) {
        return open(application).orderByTaskCreateTime().asc().list().stream()
                .map(this::describe)
                .toList();
    }

    @Override
    public CandidateTask get(ApplicationId application, String taskId) {
        return describe(find(application, taskId));
    }

    /** In a transaction of its own, so that losing a race can be told from what had been done before. */
    @Override
    public void complete(ApplicationId application, String taskId, Map<String, Object> values) {
        for (int attempt = 1; ; attempt++) {
            try {
                ownTransaction.executeWithoutResult(transaction -> completeOnce(application, taskId, values));
                return;
            } catch (OptimisticLockingException | OptimisticLockingFailureException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private void completeOnce(ApplicationId application, String taskId, Map<String, Object> values) {
        tasks.complete(find(application, taskId).getId(), values);
    }

    private Task find(ApplicationId application, String taskId) {
        Task task = open(application).taskId(taskId).singleResult();
        if (task == null) {
            throw finishedOrUnknown(application, taskId);
        }
        return task;
    }

    private TaskQuery open(ApplicationId application) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(application.toString())
                .taskAssignee(candidate(application));
    }

    private RuntimeException finishedOrUnknown(ApplicationId application, String taskId) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .processInstanceBusinessKey(application.toString())
                .taskAssignee(candidate(application))
                .finished()
                .singleResult();
        if (task == null) {
            return new NotFound();
        }
        boolean done = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
        return new TaskFinished(
                task.getName(),
                done ? task.getAssignee() : null,
                task.getEndTime().toInstant());
    }

    private String candidate(ApplicationId application) {
        return admissions.get(application).account().toString();
    }

    private CandidateTask describe(Task task) {
        return new CandidateTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                form(task));
    }

    private String form(Task task) {
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
