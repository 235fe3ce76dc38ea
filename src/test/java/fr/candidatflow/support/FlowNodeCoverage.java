package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Asserts {@link CoversProcess} from the engine's history. The coverage library's own assertion belongs to a Spring context,
 * which all tests share; its report is still written.
 */
class FlowNodeCoverage implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace STORE = Namespace.create(FlowNodeCoverage.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        var covered = context.getRequiredTestClass().getDeclaredAnnotation(CoversProcess.class);
        if (covered != null) {
            context.getStore(STORE).put(covered.value(), instances(engine(context), covered.value()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var covered = context.getRequiredTestClass().getDeclaredAnnotation(CoversProcess.class);
        if (covered != null) {
            var own = new TreeSet<>(instances(engine(context), covered.value()));
            own.removeAll(context.getStore(STORE).get(covered.value(), Set.class));
            assertThat(missed(engine(context), covered.value(), own))
                    .as("flow nodes of %s that no test has passed", covered.value())
                    .isEmpty();
        }
    }

    /** The flow nodes that none of these instances has passed. */
    static Set<String> missed(ProcessEngine engine, String process, Collection<String> instances) {
        var definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var missed = engine
                .getRepositoryService()
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String instance : instances) {
            history(engine).createHistoricActivityInstanceQuery().processInstanceId(instance).finished().list().stream()
                    .filter(activity -> !activity.isCanceled())
                    .forEach(activity -> missed.remove(activity.getActivityId()));
        }
        return missed;
    }

    private static Set<String> instances(ProcessEngine engine, String process) {
        return history(engine).createHistoricProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .map(HistoricProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    private static HistoryService history(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    private static ProcessEngine engine(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
    }
}
