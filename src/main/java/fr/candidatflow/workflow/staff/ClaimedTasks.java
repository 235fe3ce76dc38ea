package fr.candidatflow.workflow.staff;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What a member of staff has claimed. The engine grants a task to whoever claims it and never takes that back, neither when the
 * task is given back nor when the user is deleted: a right that outlives its reason is taken away here.
 */
@Component
public class ClaimedTasks {

    private final TaskService tasks;
    private final AuthorizationService authorizations;

    ClaimedTasks(TaskService tasks, AuthorizationService authorizations) {
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    long count(String user) {
        return tasks.createTaskQuery().taskAssignee(user).count();
    }

    /** To their groups, except for what these groups allow to keep. */
    public void giveBack(String user, Set<String> groups) {
        for (Task task : tasks.createTaskQuery().taskAssignee(user).list()) {
            var candidates = candidateGroups(task);
            if (!candidates.isEmpty() && Collections.disjoint(candidates, groups)) {
                tasks.setAssignee(task.getId(), null);
            }
        }
        grants(user, Resources.TASK).stream()
                .filter(grant -> tasks.createTaskQuery()
                                .taskId(grant.getResourceId())
                                .taskAssignee(user)
                                .count()
                        == 0)
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    /** Else the next user of this ID would have them. */
    void forgetRights(String user) {
        authorizations
                .createAuthorizationQuery()
                .userIdIn(user)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
    }

    private Set<String> candidateGroups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
    }

    private List<Authorization> grants(String user, Resources resource) {
        return authorizations
                .createAuthorizationQuery()
                .userIdIn(user)
                .resourceType(resource)
                .list();
    }
}
