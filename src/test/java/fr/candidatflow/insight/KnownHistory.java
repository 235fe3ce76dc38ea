package fr.candidatflow.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * A process whose instances a test leads step by step, at moments that it knows: a check, which may be repeated and is given up
 * after ten days, then a call of another process, a decision, which a correction leads back to the check.
 */
public final class KnownHistory implements AutoCloseable {

    /** In the past, so that nothing else of the database falls into the period; to the second. */
    public static final Instant BEGIN = Instant.parse("2020-03-02T08:00:00Z");

    public final String process = "known-" + UUID.randomUUID();
    public final String called = "known-called-" + UUID.randomUUID();

    private final ProcessEngine engine;
    private final List<String> deployments = new ArrayList<>();

    public KnownHistory(ProcessEngine engine) {
        this.engine = engine;
        deploy(called, calledDiagram());
        deploy();
    }

    /** One more version of the same diagram. */
    public String deploy() {
        deploy(process, diagram(String.valueOf(deployments.size())));
        return definition();
    }

    /** The id of the newest version. */
    public String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Since the beginning, all that is done from here on. */
    public static void at(Duration since) {
        ClockUtil.setCurrentTime(Date.from(BEGIN.plus(since)));
    }

    public String start() {
        return engine.getRuntimeService().startProcessInstanceByKey(process).getId();
    }

    /** Its task has no form, and takes no variable along. */
    public void check(String instance, boolean again) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        engine.getRuntimeService().setVariable(instance, "again", again);
        engine.getTaskService().complete(task);
    }

    public void decide(String instance) {
        engine.getTaskService()
                .complete(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(calledBy(instance))
                        .singleResult()
                        .getId());
    }

    public String calledBy(String instance) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .singleResult()
                .getId();
    }

    public void correct(String instance) {
        engine.getRuntimeService()
                .createMessageCorrelation("application.verdictRevised")
                .processInstanceId(instance)
                .correlate();
    }

    public void giveUp(String instance) {
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
    }

    /** As Cockpit does. */
    public void delete(String instance) {
        engine.getRuntimeService().deleteProcessInstance(instance, "By mistake", false, true);
    }

    /** With all its instances; the engine's clock goes again. */
    @Override
    public void close() {
        ClockUtil.reset();
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment, true));
    }

    private void deploy(String key, BpmnModelInstance model) {
        deployments.add(engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy()
                .getId());
    }

    private BpmnModelInstance diagram(String tag) {
        return Bpmn.createExecutableProcess(process)
                .name("Known")
                .camundaHistoryTimeToLiveString("P1D")
                .camundaVersionTag(tag)
                .startEvent("start")
                .sequenceFlowId("begin")
                .userTask("check")
                .name("Check the file")
                .sequenceFlowId("checked")
                .exclusiveGateway("gateway")
                .sequenceFlowId("repeat")
                .condition("again", "${again}")
                .connectTo("check")
                .moveToNode("gateway")
                .sequenceFlowId("enough")
                .condition("enough", "${!again}")
                .callActivity("decision")
                .name("Decision")
                .calledElement(called)
                .sequenceFlowId("decided")
                .endEvent("done")
                .name("Done")
                .moveToActivity("decision")
                .boundaryEvent("corrected")
                .name("Corrected")
                .message("application.verdictRevised")
                .sequenceFlowId("back")
                .connectTo("check")
                .moveToActivity("check")
                .boundaryEvent("tooLate")
                .name("Too late")
                .timerWithDuration("P10D")
                .sequenceFlowId("late")
                .endEvent("givenUp")
                .name("Given up")
                .done();
    }

    private BpmnModelInstance calledDiagram() {
        return Bpmn.createExecutableProcess(called)
                .name("Known decision")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("decide")
                .name("Decide")
                .endEvent("decisionTaken")
                .done();
    }
}
