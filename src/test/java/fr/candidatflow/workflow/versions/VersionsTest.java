package fr.candidatflow.workflow.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Instances are moved to a new version of their diagram while they wait, and go on as if nothing had been. */
@ApplicationTest
class VersionsTest {

    private static final String SUBMISSION = "application-submission";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    Audit audit;

    private final Deque<Deployment> deployments = new ArrayDeque<>();

    private String administrator;

    @BeforeEach
    void anAdministrator() {
        administrator = staff.administrator();
    }

    /** The other tests share the database: what was moved goes back before the new version is taken away. */
    @AfterEach
    void everythingAsBefore() {
        while (!deployments.isEmpty()) {
            var deployment = deployments.pop();
            for (var definition : repository
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment.getId())
                    .list()) {
                if (definition.getKey().equals(SUBMISSION)) {
                    moveBack(definition);
                }
            }
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void movesAWaitingApplicationWhichKeepsItsTimersAndGoesOn() throws Exception {
        // given
        var application = admissions.open();
        var old = latest(SUBMISSION);
        var timers = dueDates(application);
        deployChanged(SUBMISSION, "submit-application.html", "register-paper-file.form");

        // when
        assertThat(page("/admin/versions").select("tbody th").eachText()).contains("Application submission");
        assertThat(page("/admin/versions/" + old.getId()).select("h1").text())
                .startsWith("Move ")
                .endsWith("from version %d to version %d?".formatted(old.getVersion(), old.getVersion() + 1));
        send(post("/admin/versions/" + old.getId()));
        runBatches();

        // then
        assertThat(instance(application).getProcessDefinitionId())
                .isEqualTo(latest(SUBMISSION).getId())
                .isNotEqualTo(old.getId());
        assertThat(timers).isNotEmpty();
        assertThat(dueDates(application)).isEqualTo(timers);
        assertThat(page("/admin/versions").select("tbody th").eachText()).doesNotContain("Application submission");
        assertThat(audit.of("process", SUBMISSION).stream().map(AuditEntry::detail))
                .anyMatch(detail -> detail.endsWith(
                        "from version %d to version %d".formatted(old.getVersion(), old.getVersion() + 1)));

        // when
        admissions.submit(application);

        // then
        assertThat(admissions.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
    }

    @Test
    void whoStandsAtAStepThatIsGoneStaysAndIsNamed() throws Exception {
        // given
        String key = "versions-" + UUID.randomUUID();
        deploy("old.bpmn", Bpmn.convertToString(oldDiagram(key)));
        var movable = runtime.startProcessInstanceByKey(key).getId();
        var staying = runtime.startProcessInstanceByKey(key).getId();
        complete(staying);
        var old = latest(key);
        deploy("new.bpmn", Bpmn.convertToString(newDiagram(key)));

        // when
        var page = page("/admin/versions/" + old.getId());

        // then
        assertThat(page.select("h1").text()).isEqualTo("Move 1 of 2 from version 1 to version 2?");
        assertThat(page.select("main li").eachText()).containsExactly("Check twice: 1");

        // when
        send(post("/admin/versions/" + old.getId()));
        runBatches();

        // then
        assertThat(definition(movable)).isEqualTo(latest(key).getId());
        assertThat(definition(staying)).isEqualTo(old.getId());
        assertThat(page("/admin/versions/" + old.getId()).select("form button").eachText())
                .doesNotContain("Move them");
    }

    @Test
    void oneThatHasGoneOnMeanwhileFailsWithItsReasonAndIsTriedAgain() throws Exception {
        // given
        String key = "versions-" + UUID.randomUUID();
        deploy("old.bpmn", Bpmn.convertToString(oldDiagram(key)));
        var instance = runtime.startProcessInstanceByKey(key).getId();
        var old = latest(key);
        deploy("new.bpmn", Bpmn.convertToString(newDiagram(key)));
        send(post("/admin/versions/" + old.getId()));
        complete(instance);

        // when
        runBatches();

        // then
        assertThat(definition(instance)).isEqualTo(old.getId());
        var failed = page("/admin/versions").select("section, .cf-table").last();
        assertThat(failed.select("tbody td").eachText().subList(0, 3)).containsExactly("1", "0", "1");
        assertThat(failed.text()).contains("no migration instruction");

        // when
        complete(instance);
        send(post(failed.select("form").attr("action")));
        runBatches();

        // then
        assertThat(definition(instance)).isEqualTo(latest(key).getId());
        assertThat(management.createBatchQuery().list()).isEmpty();
    }

    @Test
    void theLatestVersionAndOneThatNeverWasAreNotFound() throws Exception {
        for (String definition : List.of(latest(SUBMISSION).getId(), "nothing:1:1")) {
            assertThat(mvc.perform(get("/admin/versions/" + definition).with(staff.signedIn(administrator)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    private static BpmnModelInstance oldDiagram(String key) {
        return Bpmn.createExecutableProcess(key)
                .name("A process with a step too many")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_check")
                .userTask("userTask_checkTwice")
                .name("Check twice")
                .userTask("userTask_decide")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance newDiagram(String key) {
        return Bpmn.createExecutableProcess(key)
                .name("A process with a step too many")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_check")
                .userTask("userTask_decide")
                .endEvent()
                .done();
    }

    private void deploy(String name, String diagram) {
        deployments.push(repository
                .createDeployment()
                .addString(name, diagram)
                .name(name)
                .deploy());
    }

    /** The diagram as it is but for its version tag, with the forms of its tasks. */
    private void deployChanged(String process, String... forms) throws IOException {
        var deployment = repository
                .createDeployment()
                .name(process)
                .addString(
                        "processes/" + process + ".bpmn",
                        text("processes/" + process + ".bpmn").replace("versionTag=\"1\"", "versionTag=\"2\""));
        for (String form : forms) {
            deployment.addString("forms/" + form, text("forms/" + form));
        }
        deployments.push(deployment.deploy());
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    private void moveBack(ProcessDefinition from) {
        var instances = runtime.createProcessInstanceQuery().processDefinitionId(from.getId());
        if (instances.count() > 0) {
            var before = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(from.getKey())
                    .processDefinitionVersion(from.getVersion() - 1)
                    .singleResult();
            runtime.newMigration(runtime.createMigrationPlan(from.getId(), before.getId())
                            .mapEqualActivities()
                            .build())
                    .processInstanceQuery(instances)
                    .execute();
        }
    }

    /** As the job executor does: seeds each batch, tries each of its jobs until it has no attempt left, and ends it when all are done. */
    private void runBatches() {
        for (Batch batch : management.createBatchQuery().list()) {
            // A seed makes a hundred jobs, and another seed when that is not all.
            for (var seeds = jobs(batch.getSeedJobDefinitionId());
                    !seeds.isEmpty();
                    seeds = jobs(batch.getSeedJobDefinitionId())) {
                seeds.forEach(seed -> management.executeJob(seed.getId()));
            }
            for (Job job : jobs(batch.getBatchJobDefinitionId())) {
                for (int attempts = job.getRetries(); attempts > 0 && isWaiting(job); attempts--) {
                    try {
                        management.executeJob(job.getId());
                    } catch (MigratingProcessInstanceValidationException refused) {
                        assertThat(refused).hasMessageContaining("no migration instruction");
                    }
                }
            }
            jobs(batch.getMonitorJobDefinitionId()).forEach(monitor -> management.executeJob(monitor.getId()));
        }
    }

    private List<Job> jobs(String definition) {
        return management.createJobQuery().jobDefinitionId(definition).list();
    }

    private boolean isWaiting(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() == 1;
    }

    private void complete(String instance) {
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    private String definition(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
    }

    private ProcessInstance instance(Object application) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(SUBMISSION)
                .processInstanceBusinessKey(application.toString())
                .singleResult();
    }

    private List<String> dueDates(Object application) {
        return management
                .createJobQuery()
                .processInstanceId(instance(application).getId())
                .timers()
                .list()
                .stream()
                .map(job -> job.getId() + " " + job.getDuedate())
                .sorted()
                .toList();
    }

    private ProcessDefinition latest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(send(get(path)));
    }

    private String send(MockHttpServletRequestBuilder request) throws Exception {
        var response = mvc.perform(request.with(staff.signedIn(administrator)).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isIn(200, 302);
        return response.getContentAsString();
    }
}
