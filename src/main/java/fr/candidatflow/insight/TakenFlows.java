package fr.candidatflow.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The sequence flows that an instance took. The history does not hold them; they follow from its steps: each step that began was
 * reached by the flow from the step that had ended last, in the same frame, and has not been followed by this flow already.
 */
public final class TakenFlows {

    private static final String MULTI_INSTANCE = "#multiInstanceBody";

    private final List<HistoricActivityInstance> begun = new ArrayList<>();

    /** Steps, by the flow that left them or, where only one can, by themselves. */
    private final Set<String> left = new HashSet<>();

    private final Map<String, Integer> counts = new TreeMap<>();

    private TakenFlows() {}

    /**
     * @param steps of one instance, in {@link ExecutionOrder}
     * @return how often each flow was taken, by its id
     */
    public static Map<String, Integer> of(BpmnModelInstance model, List<HistoricActivityInstance> steps) {
        var taken = new TakenFlows();
        for (var step : steps) {
            if (model.getModelElementById(id(step)) instanceof FlowNode node) {
                taken.reach(node, step);
            }
            taken.begun.add(step);
        }
        return taken.counts;
    }

    private void reach(FlowNode node, HistoricActivityInstance step) {
        for (int i = begun.size() - 1; i >= 0; i--) {
            var before = begun.get(i);
            for (SequenceFlow flow : node.getIncoming()) {
                if (leads(flow, before, step) && left.add(departure(flow, before))) {
                    counts.merge(flow.getId(), 1, Integer::sum);
                    return;
                }
            }
        }
    }

    private static boolean leads(SequenceFlow flow, HistoricActivityInstance from, HistoricActivityInstance to) {
        return flow.getSource().getId().equals(id(from))
                && Objects.equals(from.getParentActivityInstanceId(), to.getParentActivityInstanceId())
                && from.getEndTime() != null
                && !from.isCanceled()
                && !from.getEndTime().after(to.getStartTime());
    }

    private static String departure(SequenceFlow flow, HistoricActivityInstance from) {
        var source = flow.getSource();
        boolean onlyOne = source instanceof ExclusiveGateway || source instanceof EventBasedGateway;
        return onlyOne ? from.getId() : from.getId() + flow.getId();
    }

    private static String id(HistoricActivityInstance step) {
        var id = step.getActivityId();
        return id.endsWith(MULTI_INSTANCE) ? id.substring(0, id.length() - MULTI_INSTANCE.length()) : id;
    }
}
