package fr.candidatflow.workflow.task;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.JuryTasks;
import fr.candidatflow.application.NoLongerAsShown;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The steps of commission-opinion.bpmn, worked on in the engine as the person who is signed in, with that person's rights. */
@Component
class EngineJuryTasks implements JuryTasks {

    private static final String GIVE = "userTask_giveOpinion";
    private static final String VALIDATE = "userTask_validateOpinion";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final DateTimeFormatter moment;

    EngineJuryTasks(TaskService tasks, RuntimeService runtime, IdentityService identity, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.moment = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(clock.getZone());
    }

    @Override
    public Map<ApplicationId, String> open(Collection<ApplicationId> applications) {
        if (applications.isEmpty()) {
            return Map.of();
        }
        var open = tasks.createTaskQuery()
                .taskDefinitionKeyIn(GIVE, VALIDATE)
                .processInstanceBusinessKeyIn(
                        applications.stream().map(ApplicationId::toString).toArray(String[]::new))
                .list();
        if (open.isEmpty()) {
            return Map.of();
        }
        var taskByInstance = new HashMap<String, String>();
        open.forEach(task -> taskByInstance.put(task.getProcessInstanceId(), task.getId()));
        var found = new HashMap<ApplicationId, String>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceIds(taskByInstance.keySet())
                .list()) {
            found.put(ApplicationId.of(instance.getBusinessKey()), taskByInstance.get(instance.getId()));
        }
        return found;
    }

    @Override
    public void give(ApplicationId application, GivenOpinion given, StaffMember staff) {
        var values = new HashMap<String, Object>();
        values.put("opinion", given.opinion().name());
        values.put("opinionRank", given.opinion() == Opinion.WAITING_LIST ? given.rank() : null);
        values.put("opinionReason", given.reason());
        values.put("interviewAt", given.interviewAt() == null ? null : moment.format(given.interviewAt()));
        values.put("interviewPlace", given.interviewPlace());
        values.put("opinionComment", given.comment());
        complete(application, GIVE, values, staff);
    }

    @Override
    public void validate(ApplicationId application, boolean approved, String comment, StaffMember staff) {
        var values = new HashMap<String, Object>();
        values.put("opinionApproved", approved);
        values.put("opinionComment", comment);
        complete(application, VALIDATE, values, staff);
    }

    private void complete(ApplicationId application, String key, Map<String, Object> values, StaffMember staff) {
        identity.setAuthentication(staff.id(), List.copyOf(staff.groups()));
        try {
            Task task = tasks.createTaskQuery()
                    .taskDefinitionKey(key)
                    .processInstanceBusinessKey(application.toString())
                    .singleResult();
            if (task == null) {
                throw new NoLongerAsShown();
            }
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), staff.id());
            } else if (!task.getAssignee().equals(staff.id())) {
                throw new ClaimedBySomebodyElse(task.getAssignee());
            }
            tasks.complete(task.getId(), values);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("Application " + application + " was moved meanwhile", e);
        } catch (AuthorizationException e) {
            throw new NoLongerAsShown();
        } finally {
            identity.clearAuthentication();
        }
    }
}
