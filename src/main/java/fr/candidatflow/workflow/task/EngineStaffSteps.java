package fr.candidatflow.workflow.task;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.StaffSteps;
import fr.candidatflow.staff.StaffMember;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links into Tasklist and Cockpit; a candidate's own steps have no candidate group and so no link. */
@Component
class EngineStaffSteps implements StaffSteps {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
    private static final String INSTANCE = "/camunda/app/cockpit/default/#/process-instance/%s/runtime";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;

    EngineStaffSteps(TaskService tasks, RuntimeService runtime, HistoryService history) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ApplicationId, Step> of(Collection<ApplicationId> applications, StaffMember staff) {
        var keys = applications.stream().map(ApplicationId::toString).toArray(String[]::new);
        if (keys.length == 0) {
            return Map.of();
        }
        var open = open(keys, staff);
        var running = staff.administrator() || staff.analyst() ? running(keys) : Map.<String, String>of();
        var steps = new HashMap<ApplicationId, Step>();
        for (String key : keys) {
            var task = open.get(key);
            String instance = running.get(key);
            if (task != null || instance != null) {
                steps.put(
                        ApplicationId.of(key),
                        new Step(
                                task == null ? null : task.getName(),
                                task == null ? null : TASK + task.getId(),
                                instance == null ? null : INSTANCE.formatted(instance)));
            }
        }
        return steps;
    }

    /** By application; the oldest one when several wait. */
    private Map<String, Task> open(String[] keys, StaffMember staff) {
        var query = tasks.createTaskQuery().processInstanceBusinessKeyIn(keys);
        if (staff.administrator()) {
            query.withCandidateGroups();
        } else if (staff.groups().isEmpty()) {
            return Map.of();
        } else {
            query.taskCandidateGroupIn(List.copyOf(staff.groups()));
        }
        List<Task> found =
                query.includeAssignedTasks().orderByTaskCreateTime().asc().list();
        if (found.isEmpty()) {
            return Map.of();
        }
        var keyOf = runtime
                .createProcessInstanceQuery()
                .processInstanceIds(
                        found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        var byKey = new HashMap<String, Task>();
        found.forEach(task -> byKey.putIfAbsent(keyOf.get(task.getProcessInstanceId()), task));
        return byKey;
    }

    private Map<String, String> running(String[] keys) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(keys)
                .rootProcessInstances()
                .unfinished()
                .list()
                .stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getBusinessKey,
                        HistoricProcessInstance::getId,
                        (first, second) -> first));
    }
}
