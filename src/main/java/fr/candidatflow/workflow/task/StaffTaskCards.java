package fr.candidatflow.workflow.task;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Copies the application's number and its training, or the campaign, to each task of the staff. Tasklist shows on a card only the variables that
 * its reader may see by themselves: those of a task come with the task, those of the process would come with every file of every
 * centre.
 */
@Component
class StaffTaskCards extends AbstractProcessEnginePlugin {

    static final List<String> ON_THE_CARD = List.of("applicationNumber", "trainingTitle", "campaignCode");

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        UserTaskListeners.add(configuration, StaffTaskCards::fill, TaskListener.EVENTNAME_CREATE);
    }

    /** A candidate's task has no card: the portal shows it. */
    private static void fill(DelegateTask task) {
        if (task.getCandidates().isEmpty()) {
            return;
        }
        for (String name : ON_THE_CARD) {
            if (task.hasVariable(name)) {
                task.setVariableLocal(name, task.getVariable(name));
            }
        }
    }
}
