package fr.candidatflow.workflow.staff;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.stereotype.Component;

/**
 * How the engine looks rights up, so that what it takes does not grow with the open tasks of others: each open task is a right of
 * its group. The same rights count; the figures are in {@code src/docs/benchmark.md}.
 *
 * <ul>
 *   <li>A list of a group's or of somebody's tasks, and the variables of its cards, look the right to each task up by its key, as the
 *       engine does it wherever a right was revoked from somebody. Where none was, it joins the tasks with all rights of the group and
 *       compares each with each. Not for every query (the engine's setting {@code authorizationCheckRevokes}): what runs over the
 *       tasks or instances of everybody, as Cockpit does, is faster by the join.
 *   <li>A user's groups are taken as they are. At each request the engine reads all rights of everybody, to leave out the groups
 *       that have none.
 * </ul>
 */
@Component
class RightsLookup extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> factories = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            factories.addAll(configuration.getCustomSessionFactories());
        }
        factories.add(new ByKeyFactory());
        configuration.setCustomSessionFactories(factories);
    }

    private static class ByKeyFactory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new ByKey();
        }
    }

    private static class ByKey extends AuthorizationManager {

        @Override
        public void configureTaskQuery(TaskQueryImpl query) {
            super.configureTaskQuery(query);
            if (query.getCandidateGroups() != null || query.getAssignee() != null) {
                query.getAuthCheck().setRevokeAuthorizationCheckEnabled(true);
            }
        }

        @Override
        protected void configureVariableInstanceQuery(VariableInstanceQueryImpl query) {
            super.configureVariableInstanceQuery(query);
            if (query.getVariableScopeIds() != null) {
                query.getAuthCheck().setRevokeAuthorizationCheckEnabled(true);
            }
        }

        @Override
        public List<String> filterAuthenticatedGroupIds(List<String> groups) {
            return groups == null ? List.of() : List.copyOf(groups);
        }
    }
}
