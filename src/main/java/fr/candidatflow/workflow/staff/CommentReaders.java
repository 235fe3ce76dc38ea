package fr.candidatflow.workflow.staff;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * The comments of a task are for those who may open it. The engine asks for the right to read its history instead, which
 * analysts have of everything: what a manager writes about a candidate is not for them. Nobody rewrites or deletes a comment, which
 * Tasklist does not offer: the engine would copy the old words into its log, for the analysts.
 */
@Component
class CommentReaders {

    private static final Set<String> CHANGING = Set.of("PUT", "DELETE");

    private final TaskService tasks;
    private final IdentityService identity;

    CommentReaders(TaskService tasks, IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    /** Who is signed in nowhere is left to Camunda, which asks for a sign-in. */
    AuthorizationDecision decide(Supplier<Authentication> none, RequestAuthorizationContext request) {
        String user = StaffSession.user(request.getRequest());
        boolean changes = CHANGING.contains(request.getRequest().getMethod());
        return new AuthorizationDecision(
                user == null || !changes && opens(user, request.getVariables().get("task")));
    }

    private boolean opens(String user, String task) {
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            return tasks.createTaskQuery().taskId(task).count() == 1;
        } finally {
            identity.clearAuthentication();
        }
    }
}
