package fr.candidatflow.insight.finished;

import static fr.candidatflow.insight.KnownHistory.BEGIN;
import static fr.candidatflow.insight.KnownHistory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.insight.Diagrams;
import fr.candidatflow.insight.Ending;
import fr.candidatflow.insight.KnownHistory;
import fr.candidatflow.insight.finished.OpenedInstance.TimerEnd;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** An instance is found by what became of it, and opened with the way that it took. */
@ApplicationTest
class InstancesTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Autowired
    InstanceReader reader;

    @Autowired
    Diagrams diagrams;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AdmissionService admissionService;

    @Autowired
    ProcessDriver driver;

    private KnownHistory known;
    private String analyst;

    @BeforeEach
    void aKnownHistory() {
        known = new KnownHistory(engine);
        analyst = staff.analyst();
    }

    @AfterEach
    void nothingIsLeft() {
        known.close();
    }

    @Test
    void isFoundByItsEndItsTimesItsVersionAndItsCorrection() throws Exception {
        // given
        at(Duration.ZERO);
        var done = known.start();
        var corrected = known.start();
        var late = known.start();
        at(Duration.ofHours(1));
        var deleted = known.start();
        known.check(done, false);
        known.check(corrected, false);
        at(Duration.ofHours(2));
        var interrupted = known.calledBy(corrected);
        known.correct(corrected);
        known.delete(deleted);
        at(Duration.ofHours(3));
        known.check(corrected, false);
        known.decide(done);
        at(Duration.ofHours(4));
        known.decide(corrected);
        at(Duration.ofDays(10));
        known.giveUp(late);
        known.deploy();
        var running = known.start();

        // then
        assertThat(found()).isEmpty();
        assertThat(found("running", "true")).containsExactly(running);
        assertThat(found("all", "true")).containsExactlyInAnyOrder(done, corrected, late, deleted);
        assertThat(found("all", "true", "running", "true")).hasSize(5).startsWith(running);
        assertThat(found("all", "true", "ended", "done")).containsExactlyInAnyOrder(done, corrected);
        assertThat(found("all", "true", "ended", "givenUp")).containsExactly(late);
        assertThat(found("all", "true", "ended", "DELETED")).containsExactly(deleted);
        assertThat(found("all", "true", "ended", "INTERRUPTED")).isEmpty();
        assertThat(found("all", "true", "corrected", "true")).containsExactly(corrected);
        // 4 hours are 0.1667 days.
        assertThat(found("all", "true", "atLeast", "0.16")).containsExactlyInAnyOrder(corrected, late);
        assertThat(found("all", "true", "atLeast", "10")).containsExactly(late);
        assertThat(found("all", "true", "atLeast", "10.1")).isEmpty();
        assertThat(found("all", "true", "atLeast", "1e300")).isEmpty();
        assertThat(found("all", "true", "endedUntil", "2020-03-11"))
                .doesNotContain(late)
                .hasSize(3);
        assertThat(found("all", "true", "endedFrom", "2020-03-12", "endedUntil", "2020-03-12"))
                .containsExactly(late);
        assertThat(found("all", "true", "startedFrom", "2020-03-03")).isEmpty();
        assertThat(found("all", "true", "startedFrom", "2020-03-02", "startedUntil", "2020-03-02"))
                .hasSize(4);
        assertThat(ask("/staff-api/insight/processes/" + known.definition() + "/instances", "atLeast", "long")
                        .getStatus())
                .isEqualTo(400);

        // The called one has ended as the correction wanted it.
        assertThat(reader.open(interrupted).ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnds() throws Exception {
        // given: all in one millisecond, so that the moment alone is no order
        at(Duration.ZERO);
        var all = new ArrayList<String>();
        for (int i = 0; i < InstanceFinder.PAGE * 2 + 1; i++) {
            all.add(known.start());
        }
        var path = "/staff-api/insight/processes/" + known.definition() + "/instances";

        // when
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        String next = "";
        while (next != null) {
            var page = ask(path, "running", "true", "after", next).getContentAsString();
            List<String> instances = JsonPath.read(page, "$.instances[*].instance");
            sizes.add(instances.size());
            seen.addAll(instances);
            next = JsonPath.read(page, "$.next");
        }

        // then
        assertThat(sizes).containsExactly(InstanceFinder.PAGE, InstanceFinder.PAGE, 1);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void opensWithItsStepsFlowsTimersAndTheInstancesThatItCalled() {
        // given
        at(Duration.ZERO);
        var instance = known.start();
        at(Duration.ofHours(1));
        known.check(instance, true);
        at(Duration.ofHours(3));
        known.check(instance, false);
        var first = known.calledBy(instance);
        at(Duration.ofHours(4));
        known.correct(instance);
        at(Duration.ofHours(6));
        known.check(instance, false);
        var second = known.calledBy(instance);

        // when
        var opened = reader.open(instance);

        // then
        assertThat(opened.ending().kind()).isEqualTo(Ending.Kind.RUNNING);
        assertThat(opened.duration()).isNull();
        assertThat(opened.steps())
                .extracting(OpenedInstance.Step::activity)
                .containsExactly(
                        "start",
                        "check",
                        "gateway",
                        "check",
                        "gateway",
                        "decision",
                        "corrected",
                        "check",
                        "gateway",
                        "decision");
        assertThat(opened.steps().get(1).name()).isEqualTo("Check the file");
        assertThat(opened.steps().get(3).duration())
                .isEqualTo(Duration.ofHours(2).toMillis());
        assertThat(opened.steps().get(3).startedAt()).isEqualTo(BEGIN.plus(Duration.ofHours(1)));
        assertThat(opened.steps().get(5).cancelled()).isTrue();
        assertThat(opened.steps().get(5).called()).isEqualTo(new OpenedInstance.Linked(first, "Known decision"));
        assertThat(opened.steps().get(9).called().instance()).isEqualTo(second);
        assertThat(opened.steps().get(9).endedAt()).isNull();
        assertThat(opened.flows())
                .containsOnly(
                        entry("begin", 1),
                        entry("checked", 3),
                        entry("repeat", 1),
                        entry("enough", 2),
                        entry("back", 1));
        assertThat(opened.corrections()).containsExactly("corrected");
        assertThat(opened.variables()).contains(new OpenedInstance.Variable("again", "boolean", "false"));
        assertThat(opened.timers())
                .extracting(OpenedInstance.Timer::end, OpenedInstance.Timer::endedAt)
                .containsExactly(
                        tuple(TimerEnd.CANCELLED, BEGIN.plus(Duration.ofHours(1))),
                        tuple(TimerEnd.CANCELLED, BEGIN.plus(Duration.ofHours(3))),
                        tuple(TimerEnd.CANCELLED, BEGIN.plus(Duration.ofHours(6))));
        assertThat(opened.timers().get(1).dueAt())
                .isEqualTo(BEGIN.plus(Duration.ofHours(1)).plus(Duration.ofDays(10)));
        assertThat(reader.open(second).calledBy()).isEqualTo(new OpenedInstance.Linked(instance, "Known"));

        // when
        at(Duration.ofHours(7));
        known.decide(instance);

        // then
        var finished = reader.open(instance);
        assertThat(finished.ending()).isEqualTo(new Ending(Ending.Kind.ENDED, "done", "Done"));
        assertThat(finished.duration()).isEqualTo(Duration.ofHours(7).toMillis());
        assertThat(finished.flows()).hasSize(6).contains(entry("decided", 1));
    }

    @Test
    void aTimerThatFiredAndOneThatWaitsAreTold() {
        // given
        at(Duration.ZERO);
        var late = known.start();
        var waiting = known.start();
        var moved = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(waiting)
                .singleResult();
        engine.getManagementService().setJobDuedate(moved.getId(), Date.from(BEGIN.plus(Duration.ofDays(12))));
        at(Duration.ofDays(10));
        known.giveUp(late);

        // then
        assertThat(reader.open(late).timers())
                .containsExactly(new OpenedInstance.Timer(
                        "Too late",
                        BEGIN,
                        BEGIN.plus(Duration.ofDays(10)),
                        TimerEnd.FIRED,
                        BEGIN.plus(Duration.ofDays(10))));
        assertThat(reader.open(late).flows()).containsOnly(entry("begin", 1), entry("late", 1));
        assertThat(reader.open(waiting).timers())
                .containsExactly(new OpenedInstance.Timer(
                        "Too late", BEGIN, BEGIN.plus(Duration.ofDays(12)), TimerEnd.WAITING, null));
    }

    @Test
    void anIncidentIsToldUntilItIsResolvedAndAfterwards() {
        // given
        at(Duration.ZERO);
        var instance = known.start();
        var management = engine.getManagementService();
        var job = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();

        // when
        at(Duration.ofHours(1));
        management.setJobRetries(job, 0);

        // then
        assertThat(reader.open(instance).incidents())
                .extracting(
                        OpenedInstance.Incident::step,
                        OpenedInstance.Incident::type,
                        OpenedInstance.Incident::since,
                        OpenedInstance.Incident::resolvedAt)
                .containsExactly(tuple("Too late", "failedJob", BEGIN.plus(Duration.ofHours(1)), null));

        // when
        at(Duration.ofHours(2));
        management.setJobRetries(job, 3);

        // then
        assertThat(reader.open(instance).incidents())
                .extracting(OpenedInstance.Incident::resolvedAt)
                .containsExactly(BEGIN.plus(Duration.ofHours(2)));
    }

    @Test
    void anApplicationIsFoundByItsNumberAndShowsNoPerson() throws Exception {
        // given
        var application = admissions.incomplete();
        admissionService.resumeReview(application);
        admissions.cancel(application);
        driver.runJob(application, "serviceTask_sendCancellation");
        var number = admissions.number(application);
        var root = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .processDefinitionKey("application")
                .singleResult();

        // when
        var found = ask(
                        "/staff-api/insight/processes/" + root.getProcessDefinitionId() + "/instances",
                        "number",
                        " " + number.toLowerCase() + " ")
                .getContentAsString(StandardCharsets.UTF_8);
        var opened = ask("/staff-api/insight/instances/" + root.getId()).getContentAsString(StandardCharsets.UTF_8);

        // then
        assertThat((List<String>) JsonPath.read(found, "$.instances[*].instance"))
                .containsExactly(root.getId());
        assertThat((Boolean) JsonPath.read(found, "$.instances[0].corrected")).isTrue();
        assertThat((String) JsonPath.read(found, "$.instances[0].number")).isEqualTo(number);
        assertThat((String) JsonPath.read(found, "$.instances[0].ending.event"))
                .isEqualTo("subProcess_applicationCancelled");
        assertThat((String) JsonPath.read(opened, "$.number")).isEqualTo(number);
        assertThat((List<String>) JsonPath.read(opened, "$.corrections"))
                .containsExactly("boundaryEvent_correctionOverruled");
        List<String> submission =
                JsonPath.read(opened, "$.steps[?(@.activity == 'callActivity_submitApplication')].called.instance");
        var called = reader.open(submission.get(0));
        assertThat(called.steps())
                .filteredOn(step -> step.activity().equals("userTask_submitApplication"))
                .extracting(OpenedInstance.Step::who)
                .containsExactly("the candidate");
        assertThat(called.calledBy().instance()).isEqualTo(root.getId());
        List<String> review =
                JsonPath.read(opened, "$.steps[?(@.activity == 'callActivity_reviewDocuments')].called.instance");
        assertThat(reader.open(review.get(0)).steps())
                .filteredOn(step -> step.activity().equals("userTask_reviewDocuments"))
                .extracting(OpenedInstance.Step::who)
                .containsExactly(admissions.manager());
        var account = admissions.account(application).toString();
        assertThat(found + opened + called).doesNotContain(account).doesNotContain("candidateAccount");
    }

    @Test
    void theCorrectionsAndTheEndingsOfADiagramAreKnown() {
        assertThat(diagrams.corrections("application"))
                .containsExactly(
                        "boundaryEvent_completeFileReopened",
                        "boundaryEvent_correctionOverruled",
                        "boundaryEvent_opinionAnnulled",
                        "boundaryEvent_submittedFileReopened",
                        "boundaryEvent_verdictRevised",
                        "boundaryEvent_withdrawnOnBehalf");
        assertThat(diagrams.corrections("document-review")).isEmpty();
        assertThat(diagrams.endings("application"))
                .containsEntry("endEvent_admissionConfirmed", "Admission confirmed")
                .containsEntry("subProcess_applicationCancelled", "Application cancelled")
                .doesNotContainKey("endEvent_applicationCancelled");
        assertThat(diagrams.endings(known.process)).isEqualTo(Map.of("done", "Done", "givenUp", "Given up"));
    }

    @Test
    void whoMayNotReadAHistoryFindsNoneOfIt() throws Exception {
        // given
        at(Duration.ZERO);
        var instance = known.start();
        known.check(instance, false);
        var called = known.calledBy(instance);
        catalogue.open();
        analyst = staff.manager(TestCatalogue.CENTRE);
        var path = "/staff-api/insight/processes/" + known.definition();

        // then
        assertThat(ask(path + "/instances").getStatus()).isEqualTo(404);
        assertThat(ask(path + "/endings").getStatus()).isEqualTo(404);
        assertThat(ask(path + "/steps").getStatus()).isEqualTo(404);
        assertThat(ask(path + "/bottlenecks").getStatus()).isEqualTo(404);
        assertThat(ask("/staff-api/insight/instances/" + instance).getStatus()).isEqualTo(404);
        assertThat(ask("/staff-api/insight/instances/unknown").getStatus()).isEqualTo(404);

        // when: of this process alone
        staff.allow(analyst, known.process, ProcessDefinitionPermissions.READ_HISTORY);

        // then
        assertThat(ask(path + "/instances").getStatus()).isEqualTo(200);
        assertThat(ask(path + "/endings").getStatus()).isEqualTo(200);
        assertThat(ask(path + "/steps").getStatus()).isEqualTo(200);
        assertThat(ask(path + "/bottlenecks").getStatus()).isEqualTo(200);
        assertThat(ask("/staff-api/insight/instances/" + instance).getStatus()).isEqualTo(200);
        assertThat(ask("/staff-api/insight/instances/" + called).getStatus()).isEqualTo(404);
    }

    private List<String> found(String... parameters) throws Exception {
        return JsonPath.read(
                ask("/staff-api/insight/processes/" + known.definition() + "/instances", parameters)
                        .getContentAsString(),
                "$.instances[*].instance");
    }

    private MockHttpServletResponse ask(String path, String... parameters) throws Exception {
        var request = get(path).with(staff.signedIn(analyst));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
