package fr.candidatflow.workflow.task;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ColleagueNote;
import fr.candidatflow.application.OpenReviewTask;
import fr.candidatflow.application.ReviewTask;
import fr.candidatflow.application.ReviewTasks;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.workflow.engine.BusinessKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The staff's user tasks. A task is seen by its assignee, by its candidate groups, claimed or not, and by administrators, as in
 * Tasklist; asked without an authentication in the engine, so it is compared here.
 */
@Component
class EngineReviewTasks implements ReviewTasks {

    /** Every step of this process is part of a jury's deliberation. */
    private static final String COMMISSION = "commission-opinion";

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
        var application = BusinessKey.ifApplication(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey())
                .orElseThrow(NotFound::new);
        return new ReviewTask(application, task.getTaskDefinitionKey(), task.getAssignee());
    }

    @Override
    public List<OpenReviewTask> visible(Collection<String> taskIds, String staffId, Collection<String> groups) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        var ids = taskIds.toArray(String[]::new);
        var visible = new HashMap<String, Task>();
        Stream<Task> theirs = groups.contains(Groups.CAMUNDA_ADMIN)
                ? tasks.createTaskQuery().taskIdIn(ids).list().stream()
                : Stream.concat(
                        tasks.createTaskQuery().taskIdIn(ids).taskAssignee(staffId).list().stream(),
                        groups.isEmpty()
                                ? Stream.empty()
                                : tasks
                                        .createTaskQuery()
                                        .taskIdIn(ids)
                                        .taskCandidateGroupIn(List.copyOf(groups))
                                        .includeAssignedTasks()
                                        .list()
                                        .stream());
        theirs.forEach(task -> visible.put(task.getId(), task));
        if (visible.isEmpty()) {
            return List.of();
        }
        Map<String, ApplicationId> applications = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(visible.values().stream()
                        .map(Task::getProcessInstanceId)
                        .collect(Collectors.toSet()))
                .list()
                .stream()
                .filter(instance ->
                        BusinessKey.ifApplication(instance.getBusinessKey()).isPresent())
                .collect(Collectors.toMap(
                        ProcessInstance::getId, instance -> ApplicationId.of(instance.getBusinessKey())));
        return visible.values().stream()
                .filter(task -> applications.containsKey(task.getProcessInstanceId()))
                .map(task -> new OpenReviewTask(
                        task.getId(),
                        applications.get(task.getProcessInstanceId()),
                        task.getCreateTime().toInstant(),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant()))
                .toList();
    }

    @Override
    public List<ColleagueNote> earlierNotes(ApplicationId application, Collection<String> groups) {
        return notes(application, task -> groups.contains(Groups.CAMUNDA_ADMIN) || wasAsked(groups, task.getId()));
    }

    @Override
    public List<ColleagueNote> earlierNotes(ApplicationId application) {
        return notes(application, task -> true);
    }

    private List<ColleagueNote> notes(ApplicationId application, Predicate<HistoricTaskInstance> of) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .finished()
                .list()
                .stream()
                .filter(of)
                .flatMap(this::notes)
                .sorted(Comparator.comparing(ColleagueNote::at))
                .toList();
    }

    private Stream<ColleagueNote> notes(HistoricTaskInstance task) {
        boolean deliberation = COMMISSION.equals(task.getProcessDefinitionKey());
        return tasks.getTaskComments(task.getId()).stream()
                .map(comment -> new ColleagueNote(
                        deliberation, comment.getUserId(), comment.getTime().toInstant(), comment.getFullMessage()));
    }

    private boolean wasAsked(Collection<String> groups, String task) {
        return history.createHistoricIdentityLinkLogQuery().taskId(task).list().stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .anyMatch(group -> group != null && groups.contains(group));
    }

    private RuntimeException finishedOrUnknown(String taskId, String staffId, Collection<String> groups) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult();
        if (task == null) {
            return new NotFound();
        }
        boolean wasVisible =
                staffId.equals(task.getAssignee()) || groups.contains(Groups.CAMUNDA_ADMIN) || wasAsked(groups, taskId);
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
