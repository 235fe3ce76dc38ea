package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.stereotype.Component;

/** Every process keeps the conventions of the diagrams: names, ids, marks, documentation, forms, delegates, layout. */
class ProcessModelTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Path JAVA = Path.of("src/main/java");

    private static final Map<Class<? extends BaseElement>, String> PREFIXES = Map.ofEntries(
            Map.entry(StartEvent.class, "startEvent"),
            Map.entry(EndEvent.class, "endEvent"),
            Map.entry(BoundaryEvent.class, "boundaryEvent"),
            Map.entry(IntermediateCatchEvent.class, "intermediateCatchEvent"),
            Map.entry(UserTask.class, "userTask"),
            Map.entry(ServiceTask.class, "serviceTask"),
            Map.entry(ReceiveTask.class, "receiveTask"),
            Map.entry(CallActivity.class, "callActivity"),
            Map.entry(SubProcess.class, "subProcess"),
            Map.entry(ExclusiveGateway.class, "gateway"),
            Map.entry(ParallelGateway.class, "gateway"),
            Map.entry(SequenceFlow.class, "flow"),
            Map.entry(Message.class, "message"));

    private static final Pattern LOWER_CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern SENTENCE_CASE = Pattern.compile("[A-Z][^.]*");
    private static final Pattern VAGUE = Pattern.compile("(Handle|Process|Manage|Perform) .*");

    /** A variable, its negation, or its comparison with a constant: no bean, no call. */
    private static final Pattern PLAIN_EXPRESSION =
            Pattern.compile("[$]\\{!?[a-z][A-Za-z]*( (==|!=) ('[A-Z_]+'|null))?}");

    private static final String OWN_DATABASE = "(record|assign|close|schedule)[A-Z].*";

    @TestFactory
    Stream<DynamicTest> everyProcessKeepsTheConventions() throws IOException {
        var files = processes();
        assertThat(files).hasSizeGreaterThanOrEqualTo(7);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(violations(file.getFileName().toString(), Files.readString(file)))
                                .isEmpty()));
    }

    /** The control: what breaks a convention is found, so that the rules above are known to bite. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            process id="document-review"                    | process id="documentReview"                   | file name
            camunda:historyTimeToLive="P36500D"             | camunda:historyTimeToLive="P365D"             | historyTimeToLive
            camunda:versionTag="1"                          | camunda:versionTag=""                         | versionTag
            userTask_reviewDocuments                        | Activity_0x1                                  | id of
            name="Review documents"                         | name="Handle documents"                       | name of
            name="File complete?"                           | name="File complete"                          | question
            default="flow_fileComplete"                     | camunda:x="y"                                 | default
            name="Yes" sourceRef="gateway_fileComplete"     | sourceRef="gateway_fileComplete"              | label
            ${sendReceiptDelegate}                          | ${sendSomethingDelegate}                      | delegate
            ${closeReviewDelegate}"                         | ${closeReviewDelegate}" camunda:asyncBefore="true" | async
            <camunda:failedJobRetryTimeCycle>R5/PT5M</camunda:failedJobRetryTimeCycle> | <!-- --> | retry
            embedded:deployment:forms/review-documents.html | embedded:deployment:forms/missing.html        | form
            camunda:candidateGroups="${centreGroup}"        | camunda:candidateUsers="mary"                 | whose
            camunda:dueDate="${returnDeadlineAt}"           | camunda:priority="1"                          | due date
            camunda:followUpDate="${submissionDeadlineAt}"  | camunda:priority="1"                          | follow-up date
            ${reviewOutcome == 'INCOMPLETE'}                | ${reviewService.incomplete(execution)}        | expression
            name="document-review.submissionRecalled"       | name="recalled"                               | message
            escalationCode="document-review.fileComplete"   | escalationCode="complete"                     | escalation
            <timeDate xsi:type="tFormalExpression">${returnClosesAt}</timeDate> | <timeDuration xsi:type="tFormalExpression">P5D</timeDuration> | timer
            <di:waypoint x="830" y="1070"/> | <di:waypoint x="840" y="1070"/> | right angles
            <bpmndi:BPMNShape id="shape_userTask_correctFile" bpmnElement="userTask_correctFile"> | <bpmndi:BPMNShape id="shape_userTask_correctFile" bpmnElement="userTask_reviewDocuments"> | drawn
            """)
    void aBrokenProcessIsFound(String find, String replacement, String violation) throws IOException {
        var xml = Files.readString(PROCESSES.resolve("document-review.bpmn"));
        var broken = xml.replace(find, replacement);
        assertThat(broken).as("the control changes something").isNotEqualTo(xml);
        assertThat(violations("document-review.bpmn", broken)).anyMatch(found -> found.contains(violation));
    }

    @Test
    void aDocumentationIsMissed() throws IOException {
        var xml = Files.readString(PROCESSES.resolve("document-review.bpmn"));
        var broken = xml.replaceAll("<documentation>Open each document[^<]*</documentation>", "");
        assertThat(broken).isNotEqualTo(xml);
        assertThat(violations("document-review.bpmn", broken)).anyMatch(found -> found.contains("documentation"));
    }

    private static List<Path> processes() throws IOException {
        try (var files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> violations(String fileName, String xml) throws IOException {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        var found = new ArrayList<String>();
        process(model, fileName, found);
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            id(element, found);
            if (element instanceof Activity || element instanceof Event) {
                name(element, found);
            }
        }
        model.getModelElementsByType(Gateway.class).forEach(gateway -> gateway(gateway, found));
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            serviceTask(task, found);
        }
        model.getModelElementsByType(UserTask.class).forEach(task -> userTask(task, found));
        model.getModelElementsByType(ReceiveTask.class).forEach(task -> documented(task, found));
        model.getModelElementsByType(CallActivity.class).forEach(call -> callActivity(call, found));
        messages(model, fileName, found);
        escalations(model, found);
        timers(model, found);
        expressions(xml, found);
        layout(model, found);
        if (xml.contains("<script") || xml.contains("camunda:class") || xml.contains("Listener")) {
            found.add("scripts, camunda:class and listeners are not used");
        }
        return found;
    }

    private static void process(BpmnModelInstance model, String fileName, List<String> found) {
        var processes = model.getModelElementsByType(Process.class);
        check(processes.size() == 1, "one process in each file", found);
        for (Process process : processes) {
            check(fileName.equals(process.getId() + ".bpmn"), "the file name is the process id", found);
            check(process.isExecutable(), "the process is executable", found);
            check(named(process.getName()), "the process has a name", found);
            check(
                    historyTimeToLive(process.getId()).equals(process.getCamundaHistoryTimeToLiveString()),
                    "historyTimeToLive is as ADR 26 has it",
                    found);
            check(
                    process.getCamundaVersionTag() != null
                            && !process.getCamundaVersionTag().isBlank(),
                    "versionTag is set",
                    found);
        }
    }

    /** A process is about an application unless it is named here: its history goes by the campaign's retention and never by time. */
    private static String historyTimeToLive(String process) {
        return switch (process) {
            case "account-activation", "account-deletion", "address-change", "credential-recovery" -> "P365D";
            case "campaign-retention" -> "P3650D";
            default -> "P36500D";
        };
    }

    private static void id(BaseElement element, List<String> found) {
        var type = element.getElementType().getInstanceType();
        var prefix = PREFIXES.get(type);
        if (prefix == null) {
            found.add("a " + type.getSimpleName() + " is not used: " + element.getId());
            return;
        }
        var id = element.getId();
        check(
                id.startsWith(prefix + "_")
                        && LOWER_CAMEL
                                .matcher(id.substring(prefix.length() + 1))
                                .matches(),
                "id of " + id + " is " + prefix + "_<lowerCamel>",
                found);
    }

    private static void name(FlowElement element, List<String> found) {
        var name = element.getName();
        check(
                named(name) && !VAGUE.matcher(name).matches(),
                "name of " + element.getId() + " is verb and object, or the state reached, in sentence case",
                found);
    }

    private static boolean named(String name) {
        return name != null && SENTENCE_CASE.matcher(name).matches();
    }

    private static void gateway(Gateway gateway, List<String> found) {
        documented(gateway, found);
        int in = gateway.getIncoming().size();
        int out = gateway.getOutgoing().size();
        check(in == 1 || out == 1, gateway.getId() + " splits or joins, never both", found);
        if (gateway instanceof ExclusiveGateway choice && out > 1) {
            check(
                    choice.getName() != null && choice.getName().endsWith("?"),
                    choice.getId() + " asks a question",
                    found);
            check(choice.getDefault() != null, choice.getId() + " has a default flow", found);
            for (SequenceFlow flow : choice.getOutgoing()) {
                check(flow.getName() != null && !flow.getName().isBlank(), flow.getId() + " has a label", found);
                check(
                        flow.equals(choice.getDefault()) == (flow.getConditionExpression() == null),
                        flow.getId() + " has a condition or is the default flow",
                        found);
            }
        } else {
            check(gateway.getName() == null, gateway.getId() + " needs no name", found);
        }
    }

    private static void serviceTask(ServiceTask task, List<String> found) throws IOException {
        var name = task.getId().substring(task.getId().indexOf('_') + 1);
        check(
                ("${" + name + "Delegate}").equals(task.getCamundaDelegateExpression())
                        && isDelegate(Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Delegate"),
                task.getId() + " has a package-private delegate of its name",
                found);
        var cycle = task.getExtensionElements() == null
                ? null
                : task
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list()
                        .stream()
                        .map(CamundaFailedJobRetryTimeCycle::getTextContent)
                        .findFirst()
                        .orElse(null);
        if (name.matches("send[A-Z].*")) {
            documented(task, found);
            check(
                    task.isCamundaAsyncBefore() && task.isCamundaAsyncAfter(),
                    task.getId() + " leaves the system: async before and after",
                    found);
            check("R5/PT5M".equals(cycle), task.getId() + " has a retry cycle", found);
        } else {
            check(name.matches(OWN_DATABASE), task.getId() + " says by its verb what it touches", found);
            check(
                    !task.isCamundaAsyncBefore() && !task.isCamundaAsyncAfter() && cycle == null,
                    task.getId() + " shares the transaction: not async",
                    found);
        }
    }

    private static boolean isDelegate(String className) throws IOException {
        try (var files = Files.walk(JAVA.resolve("fr/candidatflow/workflow"))) {
            return files.filter(file -> file.getFileName().toString().equals(className + ".java"))
                    .map(file -> JAVA.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace(java.io.File.separatorChar, '.'))
                    .map(ProcessModelTest::load)
                    .anyMatch(type -> JavaDelegate.class.isAssignableFrom(type)
                            && type.isAnnotationPresent(Component.class)
                            && !Modifier.isPublic(type.getModifiers()));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void userTask(UserTask task, List<String> found) {
        documented(task, found);
        var key = task.getCamundaFormKey();
        boolean embedded = key != null
                && key.startsWith("embedded:deployment:forms/")
                && Files.exists(FORMS.resolve(key.substring("embedded:deployment:forms/".length())));
        boolean camundaForm = task.getCamundaFormRef() != null
                && "deployment".equals(task.getCamundaFormRefBinding())
                && Files.exists(FORMS.resolve(task.getCamundaFormRef() + ".form"));
        check(embedded != camundaForm, task.getId() + " has one form, deployed with the process", found);
        var groups = task.getCamundaCandidateGroups();
        boolean candidates = "${candidateAccount}".equals(task.getCamundaAssignee()) && groups == null;
        boolean staff = task.getCamundaAssignee() == null && groups != null && groups.matches("[$]\\{[a-z]+Group}");
        check(candidates || staff, task.getId() + " says whose it is", found);
        check(
                task.getCamundaDueDate() != null && task.getCamundaDueDate().matches("[$]\\{[A-Za-z]+At}"),
                task.getId() + " has a due date",
                found);
        check(
                candidates
                        || task.getCamundaFollowUpDate() != null
                                && task.getCamundaFollowUpDate().matches("[$]\\{[A-Za-z]+At}"),
                task.getId() + " has a follow-up date",
                found);
    }

    private static void callActivity(CallActivity call, List<String> found) {
        check(
                Files.exists(PROCESSES.resolve(call.getCalledElement() + ".bpmn"))
                        && "deployment".equals(call.getCamundaCalledElementBinding()),
                call.getId() + " calls a process of the same deployment",
                found);
        check(
                call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())),
                call.getId() + " passes the business key",
                found);
    }

    private static void messages(BpmnModelInstance model, String fileName, List<String> found) {
        var process = fileName.substring(0, fileName.length() - ".bpmn".length());
        var used = Stream.concat(
                        model.getModelElementsByType(ReceiveTask.class).stream().map(ReceiveTask::getMessage),
                        model.getModelElementsByType(MessageEventDefinition.class).stream()
                                .map(MessageEventDefinition::getMessage))
                .filter(Objects::nonNull)
                .toList();
        for (Message message : model.getModelElementsByType(Message.class)) {
            id(message, found);
            check(
                    message.getName().matches(Pattern.quote(process) + "[.][a-z][A-Za-z]*"),
                    "message " + message.getName() + " is named <process-id>.<event>",
                    found);
            check(used.contains(message), "message " + message.getName() + " is waited for", found);
        }
    }

    /** Thrown by the process that its name begins with, caught where that one is called. */
    private static void escalations(BpmnModelInstance model, List<String> found) throws IOException {
        for (Escalation escalation : model.getModelElementsByType(Escalation.class)) {
            var name = escalation.getName();
            var thrower = PROCESSES.resolve(name.replaceFirst("[.].*", "") + ".bpmn");
            check(
                    name.matches("[a-z-]+[.][a-z][A-Za-z]*")
                            && name.equals(escalation.getEscalationCode())
                            && Files.exists(thrower)
                            && Files.readString(thrower).contains("escalationCode=\"" + name + "\""),
                    "escalation " + name + " is named <process-id>.<event> after the process that throws it",
                    found);
        }
    }

    private static void timers(BpmnModelInstance model, List<String> found) {
        for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
            check(
                    timer.getTimeDate() != null
                            && timer.getTimeDate().getTextContent().matches("[$]\\{[A-Za-z]+At}"),
                    "timer " + timer.getId() + " waits for a date held as a variable",
                    found);
        }
    }

    private static void expressions(String xml, List<String> found) {
        var expression = Pattern.compile("[$#]\\{[^}]*}").matcher(xml);
        while (expression.find()) {
            var text = expression.group();
            check(
                    PLAIN_EXPRESSION.matcher(text).matches() || "#{execution.processBusinessKey}".equals(text),
                    "expression " + text + " reads a variable and nothing else",
                    found);
        }
    }

    private static void layout(BpmnModelInstance model, List<String> found) {
        var shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .map(BpmnShape::getBpmnElement)
                .toList();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            check(shapes.stream().filter(node::equals).count() == 1, node.getId() + " is drawn once", found);
        }
        var edges = model.getModelElementsByType(BpmnEdge.class);
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            check(
                    edges.stream()
                                    .filter(edge -> flow.equals(edge.getBpmnElement()))
                                    .count()
                            == 1,
                    flow.getId() + " is drawn once",
                    found);
        }
        for (BpmnEdge edge : edges) {
            var points = List.copyOf(edge.getWaypoints());
            for (int i = 1; i < points.size(); i++) {
                var from = points.get(i - 1);
                var to = points.get(i);
                check(
                        from.getX().equals(to.getX()) || from.getY().equals(to.getY()),
                        edge.getId() + " is drawn at right angles",
                        found);
            }
        }
    }

    private static void documented(BaseElement element, List<String> found) {
        check(
                element.getDocumentations().stream()
                        .anyMatch(text -> text.getTextContent().length() > 20),
                element.getId() + " has a documentation that a manager understands",
                found);
    }

    private static void check(boolean kept, String convention, List<String> found) {
        if (!kept) {
            found.add(convention);
        }
    }
}
