package fr.candidatflow.workflow.task;

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
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The user tasks that are assigned to the candidate's account; candidates are no users of the engine. */
@Component
class EngineCandidateTasks implements CandidateTasks {

    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final AdmissionService admissions;

    EngineCandidateTasks(TaskService tasks, FormService forms, HistoryService history, AdmissionService admissions) {
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.admissions = admissions;
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

    /** A reminder that goes out at the same moment moves the instance under a candidate's hands: {@code ConflictRetry} does it again. */
    @Override
    @Transactional
    public void complete(ApplicationId application, String taskId, Map<String, Object> values) {
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
