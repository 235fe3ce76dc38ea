package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ReviewTask;
import fr.candidatflow.application.ReviewTasks;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.portal.NotFound;
import java.util.Collection;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The staff's user tasks. A task is seen by its assignee, by its candidate groups, claimed or not, and by administrators, as in
 * Tasklist; asked without an authentication in the engine, so it is compared here.
 */
@Component
class EngineReviewTasks implements ReviewTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;

    EngineReviewTasks(TaskService tasks, RuntimeService runtime, HistoryService history) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
    }

    @Override
    public ReviewTask get(String taskId, String staffId, Collection<String> groups) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw finishedOrUnknown(taskId, staffId, groups);
        }
        boolean visible = staffId.equals(task.getAssignee())
                || groups.contains(Groups.CAMUNDA_ADMIN)
                || tasks.getIdentityLinksForTask(taskId).stream()
                        .map(IdentityLink::getGroupId)
                        .anyMatch(group -> group != null && groups.contains(group));
        if (!visible) {
            throw new NotFound();
        }
        String application = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        return new ReviewTask(ApplicationId.of(application), task.getTaskDefinitionKey(), task.getAssignee());
    }

    private RuntimeException finishedOrUnknown(String taskId, String staffId, Collection<String> groups) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult();
        if (task == null) {
            return new NotFound();
        }
        boolean wasVisible = staffId.equals(task.getAssignee())
                || groups.contains(Groups.CAMUNDA_ADMIN)
                || history.createHistoricIdentityLinkLogQuery().taskId(taskId).list().stream()
                        .map(HistoricIdentityLinkLog::getGroupId)
                        .anyMatch(group -> group != null && groups.contains(group));
        if (!wasVisible) {
            return new NotFound();
        }
        boolean done = TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
        return new TaskFinished(
                task.getName(),
                done ? task.getAssignee() : null,
                task.getEndTime().toInstant());
    }
}
