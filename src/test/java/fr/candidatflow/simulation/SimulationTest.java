package fr.candidatflow.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.candidatflow.catalogue.DemoCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/**
 * Two campaigns with the same seed. They end in years long past, where nobody else's timers are due, and which have the same
 * calendar, so that the staff's weekends fall on the same days; the later year comes first, since its open timers must not be due in
 * the other.
 */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {

    private static final int CANDIDATES = 36;
    private static final long SEED = 1;
    private static final Instant LAST_MOMENT = Instant.parse("2021-06-09T10:00:00Z");
    private static final Instant OF_A_SIMILAR_YEAR = Instant.parse("2010-06-09T10:00:00Z");

    @Autowired
    Simulation simulation;

    @Autowired
    MovableClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HikariDataSource database;

    private SimulationReport report;
    private SimulationReport again;
    private List<HistoricProcessInstance> instances;
    private List<HistoricActivityInstance> passages;

    /** Not before all: the coverage of the processes is counted from the beginning of a test. */
    @BeforeEach
    void liveTwoCampaignsOnce() {
        if (again != null) {
            return;
        }
        clock.moveTo(LAST_MOMENT);
        report = simulation.run(CANDIDATES, SEED);
        clock.moveTo(OF_A_SIMILAR_YEAR);
        again = simulation.run(CANDIDATES, SEED);
        instances = instances(report);
        passages = passages(report);
    }

    @Test
    void theSameSeedGivesTheSameCampaign() {
        assertThat(again.statuses()).isEqualTo(report.statuses());
        assertThat(again.refusals()).isEqualTo(report.refusals());
        assertThat(again.acts()).isEqualTo(report.acts());
        assertThat(again.jobs()).isEqualTo(report.jobs());
        assertThat(activities(passages(again))).isEqualTo(activities(passages));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application",
                "application-submission",
                "document-review",
                "commission-opinion",
                "admission-confirmation"
            })
    void filesAreOpenAtEachStageAndOthersHavePassedIt(String process) {
        assertThat(instances)
                .filteredOn(instance -> instance.getProcessDefinitionKey().equals(process))
                .extracting(instance -> instance.getEndTime() != null)
                .contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-activation", "second-thoughts", "staff-correction"})
    void theSmallProcessesHaveRunToo(String process) {
        assertThat(instances)
                .filteredOn(instance -> instance.getProcessDefinitionKey().equals(process))
                .isNotEmpty();
    }

    @Test
    void theFunnelAddsUp() {
        // then
        var applications = instances.stream()
                .filter(instance -> instance.getProcessDefinitionKey().equals("application"))
                .toList();
        assertThat(applications).hasSize(report.applications());
        assertThat(report.applications()).isGreaterThan(CANDIDATES);
        Map<String, Long> ends = applications.stream()
                .filter(instance -> instance.getEndTime() != null)
                .collect(groupingBy(HistoricProcessInstance::getEndActivityId, counting()));
        assertThat(ends)
                .containsEntry("endEvent_applicationExpired", count("EXPIRED"))
                .containsEntry("subProcess_applicationCancelled", count("CANCELLED"));
        assertThat(ends.get("endEvent_applicationRefused") + ends.get("endEvent_waitingListClosed"))
                .isEqualTo(count("REFUSED"));

        // and
        var submitted = that("endEvent_applicationSubmitted");
        var complete = that("boundaryEvent_fileComplete");
        var published = that("endEvent_opinionPublished");
        var confirmed = that("serviceTask_sendConfirmation");
        assertThat(applications).extracting(HistoricProcessInstance::getId).containsAll(submitted);
        assertThat(submitted).containsAll(complete).hasSizeGreaterThan(complete.size());
        assertThat(complete).containsAll(published).hasSizeGreaterThan(published.size());
        assertThat(published).containsAll(confirmed).hasSizeGreaterThan(confirmed.size());
        assertThat(confirmed).isNotEmpty();
    }

    @Test
    void documentsAreRejectedAndCorrected() {
        assertThat(that("userTask_correctFile")).isNotEmpty();
        assertThat(that("userTask_registerPaperFile")).isNotEmpty();
        assertThat(passages)
                .filteredOn(passage -> passage.getActivityId().equals("userTask_reviewDocuments"))
                .hasSizeGreaterThan(that("userTask_reviewDocuments").size());
    }

    @Test
    void nothingHasFailed() {
        assertThat(history.createHistoricIncidentQuery()
                        .createTimeAfter(Date.from(report.from()))
                        .createTimeBefore(Date.from(report.until().plusMillis(1)))
                        .list())
                .isEmpty();
        assertThat(history.createHistoricJobLogQuery().failureLog().list())
                .noneMatch(failure -> within(failure.getTimestamp()));
    }

    @Test
    void allThatHappenedLiesInTheCampaignAndTakesDays() {
        assertThat(passages).allSatisfy(passage -> {
            assertThat(within(passage.getStartTime())).isTrue();
            assertThat(passage.getEndTime() == null || within(passage.getEndTime()))
                    .isTrue();
        });
        assertThat(passages)
                .filteredOn(passage -> passage.getActivityType().equals("userTask") && passage.getEndTime() != null)
                .extracting(passage -> Duration.ofMillis(passage.getDurationInMillis()))
                .anyMatch(waited -> waited.toDays() >= 5);
    }

    @Test
    void theStaffWorkOnWeekdaysByDayAndOneCommissionIsSlow() {
        // then
        var done = history.createHistoricTaskInstanceQuery()
                .startedAfter(Date.from(report.from()))
                .startedBefore(Date.from(report.until()))
                .taskAssigneeLike("%.%-demo")
                .finished()
                .list();
        assertThat(done).isNotEmpty();
        assertThat(done)
                .filteredOn(task -> "completed".equals(task.getDeleteReason()))
                .allSatisfy(task -> {
                    var at = task.getEndTime().toInstant().atZone(clock.getZone());
                    assertThat(at.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                    assertThat(at.getHour()).isBetween(9, 17);
                });

        // and
        assertThat(meanWait(done, DemoCatalogue.LAW)).isGreaterThan(2 * meanWait(done, DemoCatalogue.SCIENCES));
    }

    @Test
    void isRefusedInProductionAndWhereAccountsAre() {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");
        assertThatThrownBy(() -> atStart(production).run()).hasMessageContaining("never simulated in production");

        // and
        var asked = new MockEnvironment().withProperty("candidatflow.simulation.candidates", "5");
        assertThatThrownBy(() -> atStart(asked).run()).hasMessageContaining("this one has accounts");
        var negative = new MockEnvironment().withProperty("candidatflow.simulation.candidates", "-1");
        assertThatThrownBy(() -> atStart(negative).run()).hasMessageContaining("must be 0 or more");

        // and
        long before = accounts();
        atStart(new MockEnvironment()).run();
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void theStartSaysAsWhomToSignInForEachStatus() {
        assertThat(atStart(new MockEnvironment()).candidates())
                .allMatch(line -> line.matches(" {2}[0-9A-Z]{8} +[A-Z_]+"))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .doesNotHaveDuplicates()
                .containsAll(report.statuses().keySet());
    }

    private SimulationAtStart atStart(MockEnvironment environment) {
        return new SimulationAtStart(simulation, environment, jdbc, database);
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    private long count(String status) {
        return report.statuses().getOrDefault(status, 0);
    }

    private boolean within(Date moment) {
        return !moment.toInstant().isBefore(report.from())
                && !moment.toInstant().isAfter(report.until());
    }

    private static double meanWait(List<HistoricTaskInstance> done, String commission) {
        return done.stream()
                .filter(task -> task.getTaskDefinitionKey().equals("userTask_giveOpinion"))
                .filter(task -> task.getAssignee().endsWith("." + commission))
                .mapToLong(HistoricTaskInstance::getDurationInMillis)
                .average()
                .orElseThrow();
    }

    /** The applications that have passed an activity, or wait there. */
    private Set<String> that(String activity) {
        return passages.stream()
                .filter(passage -> passage.getActivityId().equals(activity))
                .map(HistoricActivityInstance::getRootProcessInstanceId)
                .collect(Collectors.toSet());
    }

    private List<HistoricProcessInstance> instances(SimulationReport campaign) {
        return history.createHistoricProcessInstanceQuery()
                .startedAfter(Date.from(campaign.from()))
                .startedBefore(Date.from(campaign.until()))
                .list();
    }

    private List<HistoricActivityInstance> passages(SimulationReport campaign) {
        return history.createHistoricActivityInstanceQuery()
                .startedAfter(Date.from(campaign.from()))
                .startedBefore(Date.from(campaign.until()))
                .list();
    }

    private static Map<String, Long> activities(List<HistoricActivityInstance> passages) {
        return passages.stream()
                .collect(groupingBy(
                        passage -> passage.getProcessDefinitionKey() + " " + passage.getActivityId(),
                        TreeMap::new,
                        counting()));
    }
}
