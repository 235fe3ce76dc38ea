package fr.candidatflow.workflow.task;

import fr.candidatflow.notification.MailOutlook;
import fr.candidatflow.notification.Outlook;
import fr.candidatflow.workflow.engine.BusinessKey;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * A mail's key names its business key, its step and, where the step sends again, the round: see {@link BusinessKey#mail}. Asked
 * of the engine each time, so that an analyst's retry shows at once and nothing has to be kept in step.
 */
@Component
class EngineMailOutlook implements MailOutlook {

    private final RuntimeService runtime;
    private final ManagementService management;

    EngineMailOutlook(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public Outlook of(String key) {
        var parts = key.split(":");
        var jobs = jobs(parts[0], parts[1]);
        if (parts.length > 2 && jobs.stream().anyMatch(job -> parts[2].equals(job.getExecutionId()))) {
            jobs = jobs.stream()
                    .filter(job -> parts[2].equals(job.getExecutionId()))
                    .toList();
        }
        if (jobs.isEmpty()) {
            return Outlook.GIVEN_UP;
        }
        return jobs.stream().allMatch(job -> job.getRetries() == 0) ? Outlook.FAILED : Outlook.TRIED_AGAIN;
    }

    private List<Job> jobs(String businessKey, String activityId) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activityId)
                                .list()
                                .stream())
                .toList();
    }
}
