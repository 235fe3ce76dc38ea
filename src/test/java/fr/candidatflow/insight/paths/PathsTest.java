package fr.candidatflow.insight.paths;

import static fr.candidatflow.insight.KnownHistory.BEGIN;
import static fr.candidatflow.insight.KnownHistory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.insight.EndedPaths;
import fr.candidatflow.insight.KnownHistory;
import fr.candidatflow.insight.paths.PathFigures.Passed;
import fr.candidatflow.insight.paths.PathFigures.Path;
import fr.candidatflow.insight.paths.PathFigures.Step;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A history that is known step by step gives the paths, counts and durations that one reckons by hand. */
@ApplicationTest
class PathsTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Paths paths;

    @Autowired
    EndedPaths ended;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    private KnownHistory known;
    private String looped;

    /**
     * Straight in 3 hours and in 5, and by a later version in 7; with the check done three times in 102; corrected twice in 6;
     * deleted after 5; given up after 10 days; one runs.
     */
    @BeforeEach
    void aKnownHistory() {
        known = new KnownHistory(engine);
        straight(Duration.ZERO, 3);
        straight(DAY, 5);

        at(DAY.multipliedBy(2));
        looped = known.start();
        at(DAY.multipliedBy(2).plusHours(76));
        known.check(looped, true);
        at(DAY.multipliedBy(2).plusHours(77));
        known.check(looped, true);
        at(DAY.multipliedBy(2).plusHours(78));
        known.check(looped, false);
        at(DAY.multipliedBy(2).plusHours(102));
        known.decide(looped);

        at(DAY.multipliedBy(8));
        var corrected = known.start();
        for (int hour = 1; hour <= 4; hour += 2) {
            at(DAY.multipliedBy(8).plusHours(hour));
            known.check(corrected, false);
            at(DAY.multipliedBy(8).plusHours(hour + 1));
            known.correct(corrected);
        }
        at(DAY.multipliedBy(8).plusHours(5));
        known.check(corrected, false);
        at(DAY.multipliedBy(8).plusHours(6));
        known.decide(corrected);

        at(DAY.multipliedBy(9));
        var deleted = known.start();
        var late = known.start();
        known.start();
        at(DAY.multipliedBy(9).plusHours(5));
        known.delete(deleted);
        at(DAY.multipliedBy(19));
        known.giveUp(late);

        known.deploy();
        straight(DAY.multipliedBy(20), 7);
    }

    private void straight(Duration begin, int hours) {
        at(begin);
        var instance = known.start();
        at(begin.plusHours(1));
        known.check(instance, false);
        at(begin.plusHours(hours));
        known.decide(instance);
    }

    @AfterEach
    void nothingIsLeft() {
        known.close();
    }

    @Test
    void eachPathHasItsStepsItsEndItsShareAndItsDurations() {
        // when
        var figures = paths.most(march(1), false);

        // then
        assertThat(figures.instances()).isEqualTo(6);
        assertThat(figures.paths()).isEqualTo(5);
        assertThat(figures.most())
                .extracting(PathsTest::steps, Path::ending, Path::instances, Path::median, Path::corrected)
                .containsExactlyInAnyOrder(
                        tuple("check decision", "Done", 2L, hours(4), false),
                        tuple("check check check decision", "Done", 1L, hours(102), false),
                        tuple(
                                "check decision corrected check decision corrected check decision",
                                "Done",
                                1L,
                                hours(6),
                                true),
                        tuple("check", "Deleted by hand", 1L, hours(5), false),
                        tuple("check tooLate", "Given up", 1L, hours(240), false));
        var first = figures.most().get(0);
        assertThat(first.instances()).isEqualTo(2);
        // Of 3 and 5 hours: at 0.9 * 1 between them.
        assertThat(first.p90()).isEqualTo(hours(3) + 0.9 * hours(2));
        assertThat(first.steps().get(0)).isEqualTo(new Step("check", "Check the file", false));
    }

    @Test
    void versionsAreCountedAloneAndTogether() {
        assertThat(paths.most(march(2), false).most())
                .singleElement()
                .satisfies(path -> assertThat(path.median()).isEqualTo(hours(7)));
        var together = paths.most(march(null), false);
        assertThat(together.instances()).isEqualTo(7);
        assertThat(together.most().get(0).instances()).isEqualTo(3);
        assertThat(together.most().get(0).median()).isEqualTo(hours(5));
    }

    @Test
    void thoseWithACorrectionAreShownAlone() {
        // when
        var figures = paths.most(march(null), true);

        // then
        assertThat(figures.most()).singleElement().satisfies(path -> {
            assertThat(path.corrected()).isTrue();
            assertThat(path.steps()).filteredOn(Step::correction).hasSize(2);
        });
        assertThat(figures.paths()).isEqualTo(1);
        assertThat(figures.instances()).isEqualTo(7);
    }

    @Test
    void anInstanceCountsInThePeriodInWhichItEnded() {
        assertThat(paths.most(asked(BEGIN, BEGIN.plus(DAY)), false).instances()).isEqualTo(1);
        assertThat(paths.most(asked(BEGIN.plus(Duration.ofHours(3)), BEGIN.plus(DAY)), false)
                        .instances())
                .isEqualTo(1);
        assertThat(paths.most(asked(BEGIN, BEGIN.plus(Duration.ofHours(3))), false)
                        .instances())
                .isZero();
        assertThat(paths.most(asked(BEGIN.minus(DAY), BEGIN), false).most()).isEmpty();
    }

    @Test
    void whatHistoryHasLostIsNotCountedAndForgottenInTheNight() {
        // given
        paths.most(march(1), false);
        engine.getHistoryService().deleteHistoricProcessInstance(looped);

        // then
        assertThat(paths.most(march(1), false).instances()).isEqualTo(5);

        // when
        ended.everyNight();

        // then
        assertThat(kept("insight_instance_path where instance_id = ?", looped)).isZero();
        assertThat(kept("insight_path where steps = ?", "check>check>check>decision>done"))
                .isZero();
        assertThat(kept("insight_path where steps = ?", "check>decision>done")).isOne();
        assertThat(paths.most(march(1), false).instances()).isEqualTo(5);
    }

    private long kept(String rows, String value) {
        return jdbc.sql("select count(*) from " + rows)
                .param(value)
                .query(Long.class)
                .single();
    }

    @Test
    void aPathIsDrawnWithItsCountsAndItsFlows() {
        // given
        var corrected = paths.most(march(1), true).most().get(0).id();
        var straight = paths.most(march(1), false).most().get(0).id();

        // then
        assertThat(paths.draw(march(1), corrected, definition(1)).steps())
                .containsExactly(
                        new Passed("check", "userTask", 3, 0),
                        new Passed("corrected", "boundaryMessage", 2, 0),
                        new Passed("decision", "callActivity", 3, 2),
                        new Passed("done", "noneEndEvent", 1, 0),
                        new Passed("gateway", "exclusiveGateway", 3, 0),
                        new Passed("start", "startEvent", 1, 0));
        assertThat(paths.draw(march(1), corrected, definition(1)).flows())
                .containsExactly("back", "begin", "checked", "decided", "enough");
        assertThat(paths.draw(march(1), straight, definition(1)).steps())
                .filteredOn(passed -> passed.activity().equals("check"))
                .containsExactly(new Passed("check", "userTask", 2, 0));
        assertThat(paths.draw(march(1), straight, definition(1)).flows())
                .containsExactly("begin", "checked", "decided", "enough");
        assertThat(paths.draw(march(1), "unknown", definition(1)).steps()).isEmpty();
    }

    @Test
    void aPathLeadsToItsInstancesAndToNobodyWhoMayNotReadThem() throws Exception {
        // given
        var path = paths.most(march(1), false).most().stream()
                .filter(one -> steps(one).equals("check check check decision"))
                .findFirst()
                .orElseThrow();
        var address = "/staff-api/insight/processes/" + definition(1);
        catalogue.open();
        var manager = staff.manager(TestCatalogue.CENTRE);

        // then
        var found = mvc.perform(
                        get(address + "/instances").param("path", path.id()).with(staff.signedIn(staff.analyst())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat((List<String>) JsonPath.read(found, "$.instances[*].instance"))
                .containsExactly(looped);
        for (String part : List.of("/paths", "/paths/" + path.id())) {
            assertThat(mvc.perform(get(address + part).with(staff.signedIn(manager)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        var answer = mvc.perform(get(address + "/paths")
                        .param("from", "2020-03-02")
                        .param("until", "2020-03-31")
                        .with(staff.signedIn(staff.analyst())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat((Integer) JsonPath.read(answer, "$.instances")).isEqualTo(6);
    }

    private Paths.Asked march(Integer version) {
        return new Paths.Asked(known.process, version, BEGIN, BEGIN.plus(DAY.multipliedBy(30)));
    }

    private Paths.Asked asked(Instant from, Instant until) {
        return new Paths.Asked(known.process, null, from, until);
    }

    private String definition(int version) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(known.process)
                .processDefinitionVersion(version)
                .singleResult()
                .getId();
    }

    private static String steps(Path path) {
        return String.join(" ", path.steps().stream().map(Step::activity).toList());
    }

    private static double hours(int hours) {
        return Duration.ofHours(hours).toMillis();
    }
}
