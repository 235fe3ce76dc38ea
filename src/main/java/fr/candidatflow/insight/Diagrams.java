package fr.candidatflow.insight;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.stereotype.Component;

/** What the diagrams of a process say about its steps: of all its versions, since the history holds all. The newest has the last word. */
@Component
public class Diagrams {

    /** By these messages the staff take an instance off the path that was modelled for it (ADR 18). */
    private static final Set<String> CORRECTIONS = Set.of(
            "application.submittedFileReopened",
            "application.completeFileReopened",
            "application.correctionOverruled",
            "application.verdictRevised",
            "application.opinionAnnulled",
            "application.withdrawnOnBehalf");

    private final RepositoryService repository;

    Diagrams(RepositoryService repository) {
        this.repository = repository;
    }

    /** What is written on each step, by its id; the id itself where nothing is. */
    public Map<String, String> names(String process) {
        return named(nodes(process, FlowNode.class));
    }

    /** Where instances can end, as the engine notes it: the end events, and event sub-processes, but not the ends within these. */
    public Map<String, String> endings(String process) {
        return named(nodes(process, FlowNode.class).filter(Diagrams::ends));
    }

    private static boolean ends(FlowNode node) {
        return node.getParentElement() instanceof Process
                && (node instanceof EndEvent || node instanceof SubProcess frame && frame.triggeredByEvent());
    }

    /** The ids of the events by which typed corrections arrive. */
    public Set<String> corrections(String process) {
        var corrections = new TreeSet<String>();
        nodes(process, CatchEvent.class)
                .filter(Diagrams::isCorrection)
                .forEach(event -> corrections.add(event.getId()));
        return corrections;
    }

    private <T extends FlowNode> Stream<T> nodes(String process, Class<T> type) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .map(version -> repository.getBpmnModelInstance(version.getId()))
                .map(model -> model.getModelElementsByType(type))
                .flatMap(Collection::stream);
    }

    private static Map<String, String> named(Stream<? extends FlowNode> nodes) {
        var names = new LinkedHashMap<String, String>();
        nodes.forEach(node -> names.put(node.getId(), node.getName() == null ? node.getId() : node.getName()));
        return names;
    }

    private static boolean isCorrection(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .anyMatch(message -> message != null && CORRECTIONS.contains(message.getName()));
    }
}
