package fr.candidatflow.workflow.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.springframework.stereotype.Component;

/**
 * What a task gives to its candidate groups and its assignee: see it, claim it, complete it, give it back or take it over from
 * an absent colleague. Not the engine's default, UPDATE, with which anybody of a centre could rewrite the variables by which a
 * process finds its way.
 */
@Component
class StaffTaskPermissions extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new WorkAndAssign());
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
    }
}
