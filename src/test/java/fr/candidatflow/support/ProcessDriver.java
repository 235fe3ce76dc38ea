package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Drives the processes of one business key by the ids in their diagrams, since no job executor runs in a test. What is asked for
 * must be there, exactly once.
 */
@Component
public class ProcessDriver {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;

    ProcessDriver(ManagementService management, RuntimeService runtime, HistoryService history, TaskService tasks) {
        this.management = management;
        this.runtime = runtime;
        this.history = history;
        this.tasks = tasks;
    }

    /** Runs a step that leaves the system, such as a mail, and the end of it. */
    public void runJob(Object businessKey, String activityId) {
        management.executeJob(job(businessKey, activityId).getId());
        waiting(businessKey, activityId).forEach(after -> management.executeJob(after.getId()));
    }

    /** Fires a timer, whatever its date. */
    public void fireTimer(Object businessKey, String activityId) {
        management.executeJob(job(businessKey, activityId).getId());
    }

    /** The one job that waits at an activity. */
    public Job job(Object businessKey, String activityId) {
        var jobs = waiting(businessKey, activityId);
        assertThat(jobs)
                .as("jobs at %s, of those at %s", activityId, waitingJobs(businessKey))
                .hasSize(1);
        return jobs.get(0);
    }

    /** Whether a job waits at an activity. */
    public boolean hasJob(Object businessKey, String activityId) {
        return !waiting(businessKey, activityId).isEmpty();
    }

    /** Where the jobs of a business key wait: activity ids, sorted. */
    public List<String> waitingJobs(Object businessKey) {
        return jobs(businessKey).stream().map(this::activity).sorted().toList();
    }

    /** The one open user task at an activity. */
    public Task task(Object businessKey, String activityId) {
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .taskDefinitionKey(activityId)
                .list();
        assertThat(open)
                .as("user tasks %s, of those open: %s", activityId, openTasks(businessKey))
                .hasSize(1);
        return open.get(0);
    }

    /** The open user tasks of a business key: activity ids, sorted. */
    public List<String> openTasks(Object businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Whether nothing of a business key runs any more. */
    public boolean isEnded(Object businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey.toString())
                        .count()
                == 0;
    }

    /** How many instances of one process run for a business key. */
    public long running(Object businessKey, String process) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey.toString())
                .count();
    }

    /** The end event of the one instance that a process has ever had for a business key. */
    public String end(Object businessKey, String process) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey.toString())
                .singleResult()
                .getEndActivityId();
    }

    /** The activities of a business key that were finished, once for each time; not those that were interrupted. */
    public List<String> passed(Object businessKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey.toString())
                .list()
                .stream()
                .flatMap(
                        instance -> history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .finished()
                                .list()
                                .stream())
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    private List<Job> waiting(Object businessKey, String activityId) {
        return jobs(businessKey).stream()
                .filter(job -> activity(job).equals(activityId))
                .toList();
    }

    private List<Job> jobs(Object businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey.toString()).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    private String activity(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
