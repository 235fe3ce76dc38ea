package fr.candidatflow.workflow.staff;

import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.management.UpdateJobSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.management.UpdateJobSuspensionStateSelectBuilder;
import org.springframework.stereotype.Component;

/**
 * What the right to try failed jobs again does not cover. With a number of attempts the engine also takes a date, of any job: a
 * deadline's timer would fire at once, or never. A job that has not failed is therefore changed by who may change its instance.
 *
 * <p>And a job that belongs to no process, such as the clean-up of the history, the engine leaves to everybody: here it is for who
 * may change batches.
 */
@Component
class JobRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setManagementService(new Suspensions(configuration));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getCommandCheckers()
                .replaceAll(checker -> checker instanceof AuthorizationCommandChecker ? new OfJobs() : checker);
    }

    private static class OfJobs extends AuthorizationCommandChecker {

        @Override
        public void checkUpdateRetriesJob(JobEntity job) {
            super.checkUpdateRetriesJob(job);
            if (job.getRetries() > 0) {
                checkUpdateJob(job);
            }
        }

        @Override
        public void checkUpdateJob(JobEntity job) {
            if (job.getProcessDefinitionKey() == null) {
                requireAllBatches(Context.getCommandContext());
            } else {
                super.checkUpdateJob(job);
            }
        }
    }

    /** Which the engine checks by the job's instance, or not at all. */
    private static class Suspensions extends ManagementServiceImpl {

        Suspensions(ProcessEngineConfigurationImpl configuration) {
            super(configuration);
        }

        @Override
        public UpdateJobSuspensionStateSelectBuilder updateJobSuspensionState() {
            return new UpdateJobSuspensionStateBuilderImpl(commandExecutor) {

                @Override
                public UpdateJobSuspensionStateBuilderImpl byJobId(String id) {
                    commandExecutor.execute(command -> {
                        var job = command.getJobManager().findJobById(id);
                        if (job != null && job.getProcessDefinitionKey() == null) {
                            requireAllBatches(command);
                        }
                        return null;
                    });
                    return super.byJobId(id);
                }
            };
        }
    }

    private static void requireAllBatches(CommandContext command) {
        command.getAuthorizationManager().checkAuthorization(BatchPermissions.UPDATE, Resources.BATCH);
    }
}
