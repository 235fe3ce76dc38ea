package fr.candidatflow.insight.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A history that is known to the second gives the figures that one reckons by hand. */
@ApplicationTest
class FiguresTest {

    /** In the past, so that nothing else of the database falls into the period; to the second. */
    private static final Instant BEGIN = Instant.parse("2020-03-02T08:00:00Z");

    private static final Period MARCH = new Period(BEGIN, BEGIN.plus(30, ChronoUnit.DAYS));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestCatalogue catalogue;

    private final String process = "figures-" + UUID.randomUUID();
    private final String called = "figures-called-" + UUID.randomUUID();
    private final List<String> deployments = new ArrayList<>();

    private String looped;

    /**
     * Version 1: one instance checks for 3 days and 4 hours, again for 2 hours, and decides for a day; one checks for 30 seconds
     * and waits for the decision; one waits for the check, overdue; one is deleted after 5 hours of check. Version 2: one checks
     * for 10 minutes and waits for the decision.
     */
    @BeforeEach
    void aKnownHistory() {
        deploy(called, calledDiagram());
        deploy(process, diagram("1"));

        at(Duration.ZERO);
        looped = start();
        at(Duration.ofHours(76));
        check(looped, true);
        at(Duration.ofHours(78));
        check(looped, false);
        at(Duration.ofHours(102));
        decide(looped);

        at(Duration.ofDays(10));
        var waiting = start();
        var overdue = start();
        tasks.createTaskQuery().processInstanceId(overdue).list().forEach(task -> {
            task.setDueDate(Date.from(BEGIN.plus(11, ChronoUnit.DAYS)));
            tasks.saveTask(task);
        });
        var deleted = start();
        at(Duration.ofDays(10).plusSeconds(30));
        check(waiting, false);
        at(Duration.ofDays(10).plusHours(5));
        runtime.deleteProcessInstance(deleted, "By mistake");

        deploy(process, diagram("2"));
        at(Duration.ofDays(12));
        var newer = start();
        at(Duration.ofDays(12).plusMinutes(10));
        check(newer, false);
        at(Duration.ofDays(20));
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void aStepHasItsTimesRepeatsAndInterruptions() {
        var check = step(1, "check");

        assertThat(check.name()).isEqualTo("Check the file");
        assertThat(check.type()).isEqualTo("userTask");
        assertThat(check.finished()).isEqualTo(3);
        assertThat(check.cancelled()).isEqualTo(1);
        assertThat(check.median()).isEqualTo(millis(Duration.ofHours(2)));
        assertThat(check.mean()).isEqualTo((millis(Duration.ofHours(78)) + 30_000) / 3.0);
        // Between the second and the third of three, at 0.9 * 2.
        assertThat(check.p90()).isEqualTo(millis(Duration.ofHours(2)) + 0.8 * millis(Duration.ofHours(74)));
        assertThat(check.waiting()).isEqualTo(1);
        assertThat(check.oldest()).isEqualTo(BEGIN.plus(10, ChronoUnit.DAYS));
        assertThat(check.overdue()).isEqualTo(1);
        assertThat(check.total()).isEqualTo((long) millis(
                Duration.ofHours(78).plusSeconds(30).plus(Duration.ofHours(5)).plus(Duration.ofDays(10))));
        assertThat(check.repeats()).isEqualTo(1);
    }

    @Test
    void aCallActivityLastsAsLongAsWhatItCalls() {
        var decision = step(1, "decision");
        var decide = figures().steps(called, null, MARCH).get(0);

        assertThat(decision.type()).isEqualTo("callActivity");
        assertThat(decision.median()).isEqualTo(millis(Duration.ofDays(1)));
        assertThat(decision.waiting()).isEqualTo(1);
        assertThat(decision.oldest()).isEqualTo(BEGIN.plus(10, ChronoUnit.DAYS).plusSeconds(30));
        assertThat(decide.median()).isEqualTo(millis(Duration.ofDays(1)));
        assertThat(decide.waiting()).isEqualTo(2);
    }

    @Test
    void versionsAreCountedAloneAndTogether() {
        assertThat(step(2, "check").finished()).isEqualTo(1);
        assertThat(step(2, "check").median()).isEqualTo(millis(Duration.ofMinutes(10)));
        assertThat(step(null, "check").finished()).isEqualTo(4);
        assertThat(step(null, "check").median()).isEqualTo(millis(Duration.ofMinutes(65)));
        assertThat(step(null, "decision").waiting()).isEqualTo(2);
    }

    @Test
    void whatEndedInAnotherPeriodCountsThereAndWhatWaitsCountsNow() {
        // given
        var later = new Period(BEGIN.plus(9, ChronoUnit.DAYS), BEGIN.plus(18, ChronoUnit.DAYS));

        // when
        var check = step(later, 1, "check");

        // then
        assertThat(check.finished()).isEqualTo(1);
        assertThat(check.median()).isEqualTo(30_000);
        assertThat(check.totalBefore()).isEqualTo((long) millis(Duration.ofHours(78)));
        assertThat(check.waiting()).isEqualTo(1);
        assertThat(step(new Period(BEGIN.minus(9, ChronoUnit.DAYS), BEGIN), 1, "check")
                        .finished())
                .isZero();
    }

    @Test
    void thoseThatHaveWaitedLongestComeFirst() {
        var longest = figures().longestWaiting(process, null);

        assertThat(longest).extracting(Waiting::activity).containsExactly("check", "decision", "decision");
        assertThat(longest.get(0).dueAt()).isEqualTo(BEGIN.plus(11, ChronoUnit.DAYS));
        assertThat(longest).extracting(Waiting::since).isSorted();
    }

    @Test
    void whoIsRemindedMeanwhileWaitsOnceAndForTheTask() {
        // given
        var reminded = "figures-reminded-" + UUID.randomUUID();
        deploy(
                reminded,
                Bpmn.createExecutableProcess(reminded)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent()
                        .parallelGateway("both")
                        .intermediateCatchEvent("reminder")
                        .timerWithDuration("P7D")
                        .endEvent()
                        .moveToNode("both")
                        .userTask("correct")
                        .endEvent()
                        .done());
        var instance = runtime.startProcessInstanceByKey(reminded).getId();

        // then
        assertThat(figures().longestWaiting(reminded, null))
                .extracting(Waiting::instance, Waiting::activity)
                .containsExactly(tuple(instance, "correct"));

        // when
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());

        // then
        assertThat(figures().longestWaiting(reminded, null))
                .extracting(Waiting::instance, Waiting::activity)
                .containsExactly(tuple(instance, "reminder"));
    }

    @Test
    void aDayThatIsOverStaysCountedWhenHistoryCleanupHasRemovedIt() {
        // given
        var before = figures().steps(process, null, MARCH);

        // when
        at(Duration.ofDays(6));
        history.cleanUpHistoryAsync(true);
        for (var job : history.findHistoryCleanupJobs()) {
            management.executeJob(job.getId());
        }
        at(Duration.ofDays(20));

        // then
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(looped)
                        .count())
                .isZero();
        assertThat(figures().steps(process, null, MARCH)).isEqualTo(before);
    }

    /** Durations from milliseconds to weeks, over months and days that are summed up, today, and periods that begin at any hour. */
    @Test
    void theSumsOfClosedDaysAndTheHistoryGiveTheSameFigures() {
        // given
        var random = new Random(20200302);
        for (int i = 0; i < 50; i++) {
            var begin = Duration.ofSeconds(random.nextLong(Duration.ofDays(90).toSeconds()));
            at(begin);
            var instance = start();
            at(begin.plusMillis((long) Math.exp(random.nextDouble(21))));
            check(instance, false);
        }

        for (int i = 0; i < 24; i++) {
            var from = BEGIN.plusSeconds(random.nextLong(Duration.ofDays(60).toSeconds()));
            var period = new Period(
                    from, from.plusSeconds(random.nextLong(Duration.ofDays(90).toSeconds())));
            var now = i < 12 ? Duration.ofDays(50) : Duration.ofDays(95);

            // when
            var step = figures(now).steps(process, 2, period).stream()
                    .filter(one -> one.activity().equals("check") && one.finished() > 0)
                    .findFirst();

            // then
            var expected = ofTheHistory(period);
            assertThat(step.map(StepFigures::finished).orElse(0L))
                    .isEqualTo(expected.get(0).longValue());
            if (step.isPresent()) {
                assertThat(step.get().mean()).isCloseTo(expected.get(1).doubleValue(), within(0.001));
                assertThat(step.get().median()).isCloseTo(expected.get(2).doubleValue(), within(0.001));
                assertThat(step.get().p90()).isCloseTo(expected.get(3).doubleValue(), within(0.001));
            }
        }
    }

    private List<? extends Number> ofTheHistory(Period period) {
        return jdbc.sql("""
                        select count(*), avg(duration_), percentile_cont(0.5) within group (order by duration_),
                               percentile_cont(0.9) within group (order by duration_)
                        from act_hi_actinst a join act_re_procdef d on d.id_ = a.proc_def_id_
                        where d.key_ = :process and d.version_ = 2 and act_id_ = 'check' and end_time_ >= :from and end_time_ < :until""")
                .param("process", process)
                .param("from", Timestamp.from(period.from()))
                .param("until", Timestamp.from(period.until()))
                .query((row, number) ->
                        Arrays.asList(row.getLong(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .single();
    }

    @Test
    void anApplicationCountsForItsCentreAndItsTraining() {
        // given
        ClockUtil.reset();
        var training = catalogue.open();
        var application = admissions.submitted(training);
        at(Duration.ofDays(10));
        var instance = runtime.startProcessInstanceByKey(process, application.toString())
                .getId();
        at(Duration.ofDays(20));

        // then
        var running = new ShareFigures(training.code(), training.title(), 1, BEGIN.plus(10, ChronoUnit.DAYS), 0, null);
        assertThat(figures().shares(process, null, MARCH).trainings()).containsExactly(running);
        assertThat(figures().shares(process, null, MARCH).centres())
                .extracting(ShareFigures::code, ShareFigures::running, ShareFigures::oldest)
                .containsExactly(tuple(TestCatalogue.CENTRE, 1L, BEGIN.plus(10, ChronoUnit.DAYS)));
        assertThat(figures().longestWaiting(process, null))
                .filteredOn(waiting -> waiting.instance().equals(instance))
                .extracting(Waiting::number, Waiting::training)
                .containsExactly(tuple(admissions.number(application), training.title()));

        // when
        check(instance, false);
        decide(instance);

        // then
        assertThat(figures().shares(process, null, MARCH).trainings())
                .containsExactly(
                        new ShareFigures(training.code(), training.title(), 0, null, 1, millis(Duration.ofDays(10))));
    }

    private Figures figures() {
        return figures(Duration.ofDays(20));
    }

    private Figures figures(Duration now) {
        var clock = Clock.fixed(BEGIN.plus(now), ZoneOffset.UTC);
        return new Figures(jdbc, new ClosedDays(jdbc, transaction, clock), clock);
    }

    private StepFigures step(Integer version, String activity) {
        return step(MARCH, version, activity);
    }

    private StepFigures step(Period period, Integer version, String activity) {
        return figures().steps(process, version, period).stream()
                .filter(step -> step.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    private static void at(Duration since) {
        ClockUtil.setCurrentTime(Date.from(BEGIN.plus(since)));
    }

    private String start() {
        return runtime.startProcessInstanceByKey(process).getId();
    }

    /** The task has no form, and takes no variable along. */
    private void check(String instance, boolean again) {
        var task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        runtime.setVariable(instance, "again", again);
        tasks.complete(task);
    }

    private void decide(String instance) {
        var decision = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .singleResult();
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(decision.getId())
                .singleResult()
                .getId());
    }

    private void deploy(String key, BpmnModelInstance model) {
        deployments.add(repository
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy()
                .getId());
    }

    private BpmnModelInstance diagram(String tag) {
        return Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLiveString("P1D")
                .camundaVersionTag(tag)
                .startEvent("start")
                .userTask("check")
                .name("Check the file")
                .exclusiveGateway("gateway")
                .condition("again", "${again}")
                .connectTo("check")
                .moveToNode("gateway")
                .condition("enough", "${!again}")
                .callActivity("decision")
                .name("Decision")
                .calledElement(called)
                .endEvent("end")
                .done();
    }

    private BpmnModelInstance calledDiagram() {
        return Bpmn.createExecutableProcess(called)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("decide")
                .name("Decide")
                .endEvent()
                .done();
    }
}
