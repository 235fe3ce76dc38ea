package fr.candidatflow.insight.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Receipts fail until nobody tries them any more, since the real SMTP server is down. */
@ApplicationTest
class IncidentsTest {

    private static final String ADDRESS = "/staff-api/insight/incidents";
    private static final String SEND_RECEIPT = "serviceTask_sendReceipt";
    private static final int ATTEMPTS = 5;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    GreenMail smtp;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Audit audit;

    @Autowired
    ObjectMapper json;

    @Test
    void thoseOfOneReasonStandTogetherAndEachOnceThoughItsCallerHasItToo() throws Exception {
        // given
        var first = withoutReceipt();
        var second = withoutReceipt();

        // when
        var group = groupOf(first, staff.analyst());

        // then
        assertThat(group.get("process").textValue()).isEqualTo("document-review");
        assertThat(group.get("activity").textValue()).isEqualTo(SEND_RECEIPT);
        assertThat(group.get("mail").booleanValue()).isTrue();
        assertThat(group.get("kind").textValue()).isEqualTo("failedJob");
        assertThat(group.get("reason").textValue()).contains("127.0.0.1").doesNotContain("" + port());
        assertThat(group.get("stuck").isNull()).isTrue();
        assertThat(group.get("mayRetry").booleanValue()).isTrue();
        assertThat(group.get("trace").get(0).textValue()).contains("MailNotTaken");
        assertThat(group.get("since").textValue())
                .isEqualTo(group.get("incidents").get(0).get("since").textValue());
        assertThat(numbers(group)).containsOnlyOnce(admissions.number(first), admissions.number(second));
        assertThat(groupsOf(first, staff.analyst())).hasSize(1);
    }

    @Test
    void whatIsTriedAgainGoesThroughOrFailsAgainAndIsInTheAudit() throws Exception {
        // given
        var analyst = staff.analyst();
        var application = withoutReceipt();
        var other = withoutReceipt();
        var both = List.of(incident(application, analyst), incident(other, analyst));

        // when
        var begun = retry(analyst, both);

        // then
        assertThat(begun.get("gone").intValue()).isZero();
        assertThat(outcome(analyst, begun)).containsExactly(0L, 0L, 2L);
        assertThat(driver.job(application, SEND_RECEIPT).getDuedate()).isBeforeOrEqualTo(new Date());
        assertThat(groupsOf(application, analyst)).isEmpty();

        // when: one while the server is still down, one when it is back
        failOnce(application);
        driver.runJob(other, SEND_RECEIPT);

        // then
        assertThat(outcome(analyst, begun)).containsExactly(1L, 1L, 0L);
        assertThat(groupsOf(application, analyst)).hasSize(1);
        assertThat(admissions.mails(other)).contains(MailTemplate.SUBMISSION_RECEIPT);

        // when
        var again = retry(analyst, List.of(both.get(1), incident(application, analyst)));
        driver.runJob(application, SEND_RECEIPT);

        // then
        assertThat(again.get("gone").intValue()).isEqualTo(1);
        assertThat(outcome(analyst, again)).containsExactly(1L, 0L, 0L);
        assertThat(audit.search(analyst, 1))
                .extracting(entry -> entry.subject() + ": " + entry.action() + ", " + entry.detail())
                .containsExactly(
                        "document-review: incidents tried again, Send receipt, 1 time: "
                                + admissions.number(application),
                        "document-review: incidents tried again, Send receipt, 2 times: "
                                + Stream.of(admissions.number(application), admissions.number(other))
                                        .sorted()
                                        .reduce((one, two) -> one + ", " + two)
                                        .orElseThrow());
    }

    @Test
    void whoMayNotReadTheHistoryOfAProcessSeesAndChangesNothingOfIt() throws Exception {
        // given
        var application = withoutReceipt();
        var incident = incident(application, staff.analyst());
        var elsewhere = staff.analystOf(
                "account-activation",
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);

        // then
        assertThat(groupsOf(application, elsewhere)).isEmpty();
        assertThat(retry(elsewhere, List.of(incident)).get("gone").intValue()).isEqualTo(1);
        assertThat(driver.job(application, SEND_RECEIPT).getRetries()).isZero();
        assertThat(answer(get(ADDRESS), staff.manager("test-centre")).getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadHasNoRetry() throws Exception {
        // given
        var application = withoutReceipt();
        var reader = staff.analystOf("document-review", ProcessDefinitionPermissions.READ_HISTORY);

        // then
        var group = groupOf(application, reader);
        assertThat(group.get("mayRetry").booleanValue()).isFalse();
        var refused = answer(asked("/retries", List.of(incident(application, reader))), reader);
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString()).contains("not try them again");
        assertThat(driver.job(application, SEND_RECEIPT).getRetries()).isZero();
        assertThat(audit.search(reader, 1)).isEmpty();

        // and
        assertThat(answer(asked("/retries", List.of()), staff.analyst()).getStatus())
                .isEqualTo(422);
    }

    @Test
    void whatAnotherSystemDoesSaysThatItCannotBeTriedFromHere() throws Exception {
        // given
        var key = "incidents-" + UUID.randomUUID();
        var deployment = repository
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("serviceTask_register")
                                .name("Register student")
                                .camundaExternalTask(key)
                                .endEvent()
                                .done())
                .deploy();
        try {
            runtime.startProcessInstanceByKey(key);
            var task = externalTasks
                    .fetchAndLock(1, "worker")
                    .topic(key, 60_000)
                    .execute()
                    .get(0);
            externalTasks.handleFailure(task.getId(), "worker", "The register is closed", 0, 0);

            // when
            var group = groups(staff.analyst())
                    .filter(one -> one.get("process").textValue().equals(key))
                    .findFirst()
                    .orElseThrow();

            // then
            assertThat(group.get("step").textValue()).isEqualTo("Register student");
            assertThat(group.get("reason").textValue()).isEqualTo("The register is closed");
            assertThat(group.get("stuck").textValue()).contains("another system");
            assertThat(group.get("mail").booleanValue()).isFalse();
            var begun = retry(
                    staff.analyst(),
                    List.of(group.get("incidents").get(0).get("id").textValue()));
            assertThat(begun.get("jobs")).isEmpty();
            assertThat(begun.get("gone").intValue()).isEqualTo(1);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aBatchThatFailsIsShownAndTriedAgainByWhoMayReadBatchesOnly() throws Exception {
        // given: an instance has gone on to a step that the new version has no place for
        var key = "incidents-" + UUID.randomUUID();
        var old = deploy(key, "userTask_before", "userTask_gone");
        var latest = deploy(key, "userTask_before");
        String batch = null;
        try {
            var instance = runtime.startProcessInstanceById(definition(old)).getId();
            var plan = runtime.createMigrationPlan(definition(old), definition(latest))
                    .mapEqualActivities()
                    .build();
            var begun = runtime.newMigration(plan).processInstanceIds(instance).executeAsync();
            batch = begun.getId();
            tasks.complete(tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId());
            management.executeJob(job(begun.getSeedJobDefinitionId()).getId());
            var move = job(begun.getBatchJobDefinitionId()).getId();
            while (management.createJobQuery().jobId(move).singleResult().getRetries() > 0) {
                assertThatThrownBy(() -> management.executeJob(move))
                        .isInstanceOf(MigratingProcessInstanceValidationException.class);
            }

            // then
            var administrator = staff.administrator();
            var group = batchGroup(administrator, batch).orElseThrow();
            assertThat(group.get("step").textValue()).isEqualTo("Move of instances to another version");
            assertThat(group.get("processName").textValue()).isEqualTo("Batch");
            assertThat(group.get("process").isNull()).isTrue();
            assertThat(group.get("versions")).isEmpty();
            assertThat(group.get("mayRetry").booleanValue()).isTrue();
            assertThat(group.get("reason").textValue()).isNotEqualTo("No message");
            var incident = group.get("incidents").get(0).get("id").textValue();

            // and: who reads histories and no batches
            assertThat(batchGroup(staff.analyst(), batch)).isEmpty();
            assertThat(retry(staff.analyst(), List.of(incident)).get("gone").intValue())
                    .isEqualTo(1);

            // and: who may read them and not change them
            var reader = staff.analyst();
            staff.allow(reader, Resources.BATCH, batch, BatchPermissions.READ);
            assertThat(batchGroup(reader, batch).orElseThrow().get("mayRetry").booleanValue())
                    .isFalse();
            assertThat(answer(asked("/retries", List.of(incident)), reader).getStatus())
                    .isEqualTo(403);
            assertThat(job(begun.getBatchJobDefinitionId()).getRetries()).isZero();

            // when
            var again = retry(administrator, List.of(incident));

            // then
            assertThat(outcome(administrator, again)).containsExactly(0L, 0L, 1L);
            assertThat(job(begun.getBatchJobDefinitionId()).getRetries()).isEqualTo(1);
            assertThat(batchGroup(administrator, batch)).isEmpty();
            assertThat(audit.search(administrator, 1))
                    .extracting(entry -> entry.subject() + ": " + entry.detail())
                    .containsExactly(batch + ": Move of instances to another version, 1 time");
        } finally {
            if (batch != null) {
                management.deleteBatch(batch, true);
            }
            repository.deleteDeployment(latest, true);
            repository.deleteDeployment(old, true);
        }
    }

    // Stages

    private String deploy(String key, String... steps) {
        AbstractFlowNodeBuilder<?, ?> diagram = Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent();
        for (String step : steps) {
            diagram = diagram.userTask(step);
        }
        return repository
                .createDeployment()
                .addModelInstance(key + ".bpmn", diagram.endEvent().done())
                .deploy()
                .getId();
    }

    private String definition(String deployment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
    }

    private Job job(String definition) {
        return management.createJobQuery().jobDefinitionId(definition).singleResult();
    }

    private ApplicationId withoutReceipt() {
        var application = admissions.submitted();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            failOnce(application);
        }
        return application;
    }

    private void failOnce(ApplicationId application) {
        smtp.stop();
        try {
            assertThatThrownBy(() -> driver.runJob(application, SEND_RECEIPT)).isInstanceOf(RuntimeException.class);
        } finally {
            smtp.start();
        }
    }

    private int port() {
        return smtp.getSmtp().getPort();
    }

    // Answers

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String user) throws Exception {
        return mvc.perform(request.with(staff.signedIn(user))).andReturn().getResponse();
    }

    private MockHttpServletRequestBuilder asked(String what, List<String> ids) throws Exception {
        return post(ADDRESS + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("ids", ids)));
    }

    private JsonNode retry(String user, List<String> incidents) throws Exception {
        return json.readTree(answer(asked("/retries", incidents), user).getContentAsString());
    }

    /** Gone through, failed again, waiting. */
    private List<Long> outcome(String user, JsonNode begun) throws Exception {
        var jobs = texts(begun.get("jobs")).toList();
        var outcome = json.readTree(answer(asked("/outcomes", jobs), user).getContentAsString());
        return Stream.of("done", "failed", "waiting")
                .map(one -> outcome.get(one).longValue())
                .toList();
    }

    private Stream<JsonNode> groups(String user) throws Exception {
        return nodes(
                json.readTree(answer(get(ADDRESS), user).getContentAsString()).get("groups"));
    }

    private Optional<JsonNode> batchGroup(String user, String batch) throws Exception {
        return groups(user)
                .filter(group -> nodes(group.get("incidents"))
                        .anyMatch(one -> batch.equals(one.get("batch").textValue())))
                .findFirst();
    }

    private List<JsonNode> groupsOf(ApplicationId application, String user) throws Exception {
        return groups(user)
                .filter(group -> numbers(group).contains(admissions.number(application)))
                .toList();
    }

    private JsonNode groupOf(ApplicationId application, String user) throws Exception {
        return groupsOf(application, user).get(0);
    }

    private String incident(ApplicationId application, String user) throws Exception {
        return nodes(groupOf(application, user).get("incidents"))
                .filter(one -> one.get("number").asText().equals(admissions.number(application)))
                .findFirst()
                .orElseThrow()
                .get("id")
                .textValue();
    }

    private static List<String> numbers(JsonNode group) {
        return nodes(group.get("incidents"))
                .map(one -> one.get("number").asText())
                .toList();
    }

    private static Stream<String> texts(JsonNode array) {
        return nodes(array).map(JsonNode::textValue);
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
