package fr.candidatflow.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
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
        var listeners = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
        all.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                    task.getTaskDefinition()
                            .addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, StaffTaskCards::fill);
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(all);
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
