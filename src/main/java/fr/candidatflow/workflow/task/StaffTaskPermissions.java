package fr.candidatflow.workflow.task;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What a task gives to its candidate groups and its assignee: see it, claim it, complete it, give it back or take it over from
 * an absent colleague. Not the engine's default, UPDATE, with which anybody of a centre could rewrite the variables by which a
 * process finds its way.
 *
 * <p>The groups also read what was said and done at the task, which the engine keeps in its history: comments could not be
 * written otherwise. The engine would leave this right behind for ever; here it ends with the task.
 */
@Component
class StaffTaskPermissions extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new WorkAndAssign());
        UserTaskListeners.add(
                configuration,
                StaffTaskPermissions::closeHistory,
                TaskListener.EVENTNAME_COMPLETE,
                TaskListener.EVENTNAME_DELETE);
    }

    private static void closeHistory(DelegateTask task) {
        Context.getCommandContext()
                .getAuthorizationManager()
                .deleteAuthorizationsByResourceId(Resources.HISTORIC_TASK, task.getId());
    }

    /** The engine's own rules for who gets something; only what they get is different. */
    private static class WorkAndAssign extends DefaultAuthorizationProvider {

        /**
         * With assign, since giving a claimed task back is an assignment (to nobody) for the engine, which knows no smaller
         * right for it. It also allows a task to be handed to somebody else; the engine's operation log keeps who did so.
         */
        @Override
        protected Permission[] getRuntimePermissions(boolean specificVariablePermission) {
            return new Permission[] {TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.TASK_ASSIGN};
        }

        /** No history: a candidate has none to read, and whoever claims a task reads it as a member of its group. */
        @Override
        protected AuthorizationEntity[] createOrUpdateAuthorizationsByUserId(Task task, String user) {
            return new AuthorizationEntity[] {
                createOrUpdateAuthorization(task, user, null, Resources.TASK, false, getRuntimePermissions(false))
            };
        }
    }
}
