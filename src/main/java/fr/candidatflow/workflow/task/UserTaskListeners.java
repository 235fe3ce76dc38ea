package fr.candidatflow.workflow.task;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What happens at the user tasks of every process, whatever its diagram says; before the engine starts. */
final class UserTaskListeners {

    private UserTaskListeners() {}

    /** @param events of {@link TaskListener} */
    static void add(ProcessEngineConfigurationImpl configuration, TaskListener listener, String... events) {
        var known = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
        all.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                    for (String event : events) {
                        task.getTaskDefinition().addBuiltInTaskListener(event, listener);
                    }
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(all);
    }
}
