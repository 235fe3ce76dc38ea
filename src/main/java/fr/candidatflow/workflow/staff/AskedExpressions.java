package fr.candidatflow.workflow.staff;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;
import org.springframework.stereotype.Component;

/**
 * Who asks for tasks asks with values. The engine refuses an expression in a question, except behind an "or", where it evaluates
 * it: any code of this application and of Java. Here one is taken only from who may make filters, which keep them.
 */
@Component
class AskedExpressions extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var interceptors = new ArrayList<CommandInterceptor>();
        if (configuration.getCustomPostCommandInterceptorsTxRequired() != null) {
            interceptors.addAll(configuration.getCustomPostCommandInterceptorsTxRequired());
        }
        interceptors.add(new Asked());
        configuration.setCustomPostCommandInterceptorsTxRequired(interceptors);
        configuration.setFilterService(new Narrowed());
    }

    private static void refuse(Object question) {
        if (question instanceof TaskQueryImpl tasks && holdsOne(tasks)) {
            Context.getCommandContext()
                    .getAuthorizationManager()
                    .checkAuthorization(Permissions.CREATE, Resources.FILTER, Authorization.ANY);
        }
    }

    /** The first of its questions is the question itself. */
    private static boolean holdsOne(TaskQueryImpl question) {
        return question.getQueries().stream()
                .anyMatch(or -> or != question && (!or.getExpressions().isEmpty() || holdsOne(or)));
    }

    /** A question is its own command. What a filter keeps is not asked this way. */
    private static class Asked extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            refuse(command);
            return next.execute(command);
        }
    }

    /** By which somebody narrows a filter. */
    private static class Narrowed extends FilterServiceImpl {

        @Override
        public <T, Q extends Query<?, T>> List<T> list(String filter, Q narrower) {
            refuseNow(narrower);
            return super.list(filter, narrower);
        }

        @Override
        public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q narrower, int first, int most) {
            refuseNow(narrower);
            return super.listPage(filter, narrower, first, most);
        }

        @Override
        public <T, Q extends Query<?, T>> T singleResult(String filter, Q narrower) {
            refuseNow(narrower);
            return super.singleResult(filter, narrower);
        }

        @Override
        public Long count(String filter, Query<?, ?> narrower) {
            refuseNow(narrower);
            return super.count(filter, narrower);
        }

        private void refuseNow(Query<?, ?> narrower) {
            commandExecutor.execute(command -> {
                refuse(narrower);
                return null;
            });
        }
    }
}
