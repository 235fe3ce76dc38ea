package fr.candidatflow.insight.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.CampaignRetention;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.insight.dashboard.Glance.Day;
import fr.candidatflow.insight.dashboard.Glance.Incidents;
import fr.candidatflow.insight.dashboard.Glance.Mails;
import fr.candidatflow.insight.dashboard.Glance.Others;
import fr.candidatflow.insight.dashboard.Glance.Stage;
import fr.candidatflow.insight.dashboard.Glance.Step;
import fr.candidatflow.insight.dashboard.Queue.Outlook;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** A campaign that was lived on a fixed clock has the figures that one reckons by hand. */
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {

    /** A Monday, nine o'clock in Paris. */
    private static final Instant BEGIN = Instant.parse("2031-03-03T08:00:00Z");

    /** A Thursday, 24 days later. */
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(24));

    private static final Offset<Double> TO_THE_MILLISECOND = within(1.0);

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestStaff staff;

    @Autowired
    ProcessDriver driver;

    @Autowired
    MovableClock clock;

    @Autowired
    Counting counting;

    @Autowired
    Glances glances;

    @Autowired
    Dashboard dashboard;

    @Autowired
    CampaignRetention retention;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    ManagementService management;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    GreenMail smtp;

    @Autowired
    MockMvc mvc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String campaign = "glance-" + mark;
    private final String nextCampaign = "glance2-" + mark;
    private final String slow = "slow-" + mark;
    private final String idle = "idle-" + mark;

    private ApplicationId idleOne;
    private boolean lived;

    /** Lived once: the coverage of processes is measured in tests only. */
    @BeforeEach
    void aKnownCampaign() {
        if (!lived) {
            live();
            lived = true;
        }
        clock.standAt(NOW);
    }

    /**
     * In the usual centre ten apply, each of whom comes to another end, one more in the next campaign. In the slow centre five
     * are submitted and two reviewed. In the idle centre one waits, and nobody comes.
     */
    private void live() {
        clock.standAt(BEGIN);
        var training = catalogue.openInCampaign(campaign);
        var atSlow = catalogue.openInCampaign(campaign, slow);
        var atIdle = catalogue.openInCampaign(campaign, idle);
        var inNext = catalogue.openInCampaign(nextCampaign);
        var slowManager = staff.manager(slow);
        var slowMember = staff.member(slow);

        var confirmed = admissions.open(training);
        var admitted = admissions.open(training);
        day(1);
        var refused = admissions.open(training);
        var waitingListed = admissions.open(training);
        var cancelledComplete = admissions.open(training);
        var cancelledAtOnce = admissions.open(training);
        var slowOnes = List.of(
                admissions.open(atSlow), admissions.open(atSlow), admissions.open(atSlow), admissions.open(atSlow));
        idleOne = admissions.open(atIdle);
        day(2);
        admissions.submit(confirmed);
        var recalled = admissions.open(training);
        var silent = admissions.open(training);
        var expired = admissions.open(training);
        var next = admissions.open(inNext);
        // Half past midnight of the next day in Paris.
        clock.standAt(BEGIN.plus(Duration.ofDays(2).plusMinutes(15 * 60 + 30)));
        admissions.open(training);
        day(3);
        admissions.submit(next);
        admissions.review(next);
        admissions.giveOpinion(next, Opinion.FAVOURABLE, null);
        admissions.validateOpinion(next, true);
        admissions.cancel(cancelledAtOnce);
        admissions.submit(recalled);
        admissions.recall(recalled);
        day(4);
        for (var one : List.of(admitted, refused, waitingListed, cancelledComplete, silent)) {
            admissions.submit(one);
        }
        slowOnes.forEach(admissions::submit);
        day(5);
        admissions.review(confirmed);
        admissions.review(admitted, "TRANSCRIPTS");
        admissions.submit(idleOne);
        day(6);
        for (var one : List.of(refused, waitingListed, cancelledComplete, silent)) {
            admissions.review(one);
        }
        admissions.giveOpinion(confirmed, Opinion.FAVOURABLE, null);
        day(7);
        admissions.validateOpinion(confirmed, true);
        admissions.correct(admitted);
        day(8);
        admissions.giveOpinion(refused, Opinion.UNFAVOURABLE, null);
        admissions.giveOpinion(waitingListed, Opinion.WAITING_LIST, 1);
        admissions.giveOpinion(silent, Opinion.FAVOURABLE, null);
        day(9);
        for (var one : List.of(refused, waitingListed, silent)) {
            admissions.validateOpinion(one, true);
        }
        day(11);
        admissions.review(admitted);
        day(12);
        admissions.giveOpinion(admitted, Opinion.FAVOURABLE, null);
        review(slowManager, slowOnes.get(0));
        day(13);
        admissions.validateOpinion(admitted, true);
        admissions.cancel(cancelledComplete);
        day(15);
        review(slowManager, slowOnes.get(1));
        var late = admissions.open(atSlow);
        day(16);
        admissions.submit(late);
        admissions.completeAsStaff(
                slowMember,
                slowOnes.get(0),
                "userTask_giveOpinion",
                Map.of("opinion", "FAVOURABLE", "opinionComment", "Seen"));
        day(20);
        for (var one : List.of(confirmed, admitted, refused, waitingListed, silent)) {
            admissions.publish(one);
        }
        day(21);
        driver.fireTimer(silent, "boundaryEvent_answerDeadlinePassed");
        day(22);
        admissions.answer(confirmed, Answer.CONFIRM);
        day(23);
        driver.fireTimer(expired, "boundaryEvent_submissionDeadlinePassed");
    }

    @Test
    void theFunnelSaysHowManyCameHowFarAndWhereTheOthersAre() {
        var funnel = count().funnel();

        assertThat(funnel)
                .extracting(Step::stage, Step::reached)
                .containsExactly(
                        tuple(Stage.OPENED, 16L),
                        tuple(Stage.SUBMITTED, 12L),
                        tuple(Stage.COMPLETE, 8L),
                        tuple(Stage.FAVOURABLE, 4L),
                        tuple(Stage.CONFIRMED, 1L));
        assertThat(funnel.get(0).others())
                .containsExactly(new Others("CANCELLED", 1), new Others("EXPIRED", 1), new Others("IN_PREPARATION", 2));
        assertThat(funnel.get(1).others()).containsExactly(new Others("SUBMITTED", 4));
        assertThat(funnel.get(2).others())
                .containsExactly(new Others("CANCELLED", 1), new Others("COMPLETE", 2), new Others("REFUSED", 1));
        // The seat of who fell silent went to the first of the waiting list.
        assertThat(funnel.get(3).others()).containsExactly(new Others("ADMITTED", 2), new Others("SILENT", 1));
        assertThat(funnel.get(4).others()).isEmpty();
    }

    @Test
    void theFunnelSaysHowLongEachStepTook() {
        var funnel = count().funnel();

        assertThat(funnel.get(0).median()).isNull();
        // 1, 2, 2, seven times 3, 4, 4 days.
        assertThat(funnel.get(1).median()).isEqualTo(days(3));
        assertThat(funnel.get(1).p90()).isCloseTo(days(3.9), TO_THE_MILLISECOND);
        // 2, 2, 2, 2, 3, 7, 8, 11 days, a round of correction included.
        assertThat(funnel.get(2).median()).isEqualTo(days(2.5));
        assertThat(funnel.get(2).p90()).isCloseTo(days(8.9), TO_THE_MILLISECOND);
        // 9, 14, 15 days, and 15 until the call from the waiting list.
        assertThat(funnel.get(3).median()).isEqualTo(days(14.5));
        assertThat(funnel.get(3).p90()).isEqualTo(days(15));
        assertThat(funnel.get(4).median()).isEqualTo(days(2));
        assertThat(funnel.get(4).p90()).isEqualTo(days(2));
    }

    @Test
    void eachDayOfTheCampaignSaysWhatHappenedOnItInParis() {
        assertThat(count().days())
                .containsExactly(
                        on(0, 2, 0, 0, 0),
                        on(1, 9, 0, 0, 0),
                        on(2, 3, 1, 0, 0),
                        on(3, 1, 0, 0, 0),
                        on(4, 0, 9, 0, 0),
                        on(5, 0, 1, 2, 0),
                        on(6, 0, 0, 4, 0),
                        on(7, 0, 0, 0, 1),
                        on(9, 0, 0, 0, 3),
                        on(11, 0, 0, 1, 0),
                        on(12, 0, 0, 1, 0),
                        on(13, 0, 0, 0, 1),
                        on(15, 1, 0, 1, 0),
                        on(16, 0, 1, 0, 0));
    }

    @Test
    void aCampaignKnowsNothingOfTheNextOneNorOfDaysAfterItsEnd() {
        // when
        var next = counting.count(nextCampaign, NOW, clock.getZone());

        // then
        assertThat(next.funnel()).extracting(Step::reached).containsExactly(1L, 1L, 1L, 0L, 0L);
        assertThat(next.days()).containsExactly(on(2, 1, 0, 0, 0), on(3, 0, 1, 1, 1));
        assertThat(next.funnel().get(2).others()).containsExactly(new Others("DECIDED", 1));
        assertThat(next.queues()).as("all was done longer than 14 days ago").isEmpty();
        assertThat(counting.count(nextCampaign, BEGIN.plus(Duration.ofDays(4)), clock.getZone())
                        .queues())
                .extracting(Queue::kind, Queue::code, Queue::arrived, Queue::done)
                .containsExactly(
                        tuple(Work.REVIEW, TestCatalogue.CENTRE, 1L, 1L),
                        tuple(Work.OPINION, TestCatalogue.CENTRE, 1L, 1L),
                        tuple(Work.VALIDATION, TestCatalogue.CENTRE, 1L, 1L));
        assertThat(counting.count(nextCampaign, BEGIN.plus(Duration.ofDays(2)), clock.getZone())
                        .days())
                .containsExactly(on(2, 1, 0, 0, 0));
    }

    @Test
    void aSlowCentreHasItsPaceAndTheDayOnWhichItWillBeDone() {
        var queue = queue(Work.REVIEW, slow);

        assertThat(queue.waiting()).isEqualTo(3);
        assertThat(queue.oldest()).isEqualTo(BEGIN.plus(Duration.ofDays(4)));
        assertThat(queue.overdue()).isZero();
        assertThat(queue.done()).isEqualTo(2);
        assertThat(queue.arrived()).isEqualTo(1);
        assertThat(queue.pace()).isEqualTo(0.2);
        assertThat(queue.work()).isCloseTo(15, within(1e-9));
        assertThat(queue.outlook()).isEqualTo(Outlook.SHRINKING);
        // One less in ten working days: thirty of them, without Easter Monday, the first and the eighth of May.
        assertThat(queue.emptyOn()).isEqualTo(LocalDate.of(2031, 5, 13));
    }

    @Test
    void inAFortnightWithHolidaysAsMuchWorkIsAFasterPace() {
        // given
        var may = "glance4-" + mark;
        clock.standAt(Instant.parse("2029-05-04T08:00:00Z"));
        var training = catalogue.openInCampaign(may);
        var files = List.of(admissions.open(training), admissions.open(training), admissions.open(training));
        admissions.submit(files.get(0));
        admissions.review(files.get(0));
        // The Wednesday between the eighth of May and Ascension.
        clock.standAt(Instant.parse("2029-05-09T08:00:00Z"));
        admissions.submit(files.get(1));
        admissions.submit(files.get(2));

        // when
        var reviews = counting.count(may, Instant.parse("2029-05-15T08:00:00Z"), clock.getZone()).queues().stream()
                .filter(queue -> queue.kind() == Work.REVIEW)
                .toList();

        // then
        assertThat(reviews).singleElement().satisfies(queue -> {
            assertThat(queue.done()).isEqualTo(1);
            assertThat(queue.pace()).as("one in eight working days").isEqualTo(1 / 8.0);
            assertThat(queue.work()).isEqualTo(16);
        });
    }

    @Test
    void aQueueToWhichMoreComesThanGoesGrowsAndHasNoEnd() {
        var queue = queue(Work.OPINION, slow);

        assertThat(queue)
                .extracting(Queue::waiting, Queue::done, Queue::gone, Queue::arrived, Queue::outlook, Queue::emptyOn)
                .containsExactly(1L, 1L, 1L, 2L, Outlook.GROWING, null);
        assertThat(queue.work()).isCloseTo(10, within(1e-9));
        assertThat(queue.centre()).isEqualTo(slow);
    }

    @Test
    void aCentreInWhichNobodyWorksHasNeitherPaceNorEnd() {
        assertThat(List.of(queue(Work.REVIEW, idle), queue(Work.VALIDATION, slow)))
                .extracting(Queue::waiting, Queue::done, Queue::pace, Queue::work, Queue::outlook, Queue::emptyOn)
                .containsOnly(tuple(1L, 0L, 0.0, null, Outlook.IDLE, null));
        assertThat(queue(Work.REVIEW, idle).oldestInstance())
                .isEqualTo(driver.task(idleOne, "userTask_reviewDocuments").getProcessInstanceId());
    }

    @Test
    void aQueueIsEmptyWhenAllIsDoneAndWhatWasTakenAwayIsNotWork() {
        assertThat(queue(Work.REVIEW, TestCatalogue.CENTRE))
                .extracting(Queue::waiting, Queue::oldest, Queue::done, Queue::arrived, Queue::outlook)
                .containsExactly(0L, null, 1L, 0L, Outlook.EMPTY);
        assertThat(queue(Work.OPINION, TestCatalogue.CENTRE))
                .extracting(Queue::waiting, Queue::done, Queue::gone, Queue::arrived, Queue::outlook)
                .containsExactly(0L, 1L, 2L, 1L, Outlook.EMPTY);
    }

    @Test
    void whatWaitsAfterItsDateIsOverdue() {
        // The documents are due on the 45th day.
        var later = counting.count(campaign, BEGIN.plus(Duration.ofDays(47)), clock.getZone());

        assertThat(later.queues())
                .filteredOn(queue -> queue.kind() == Work.REVIEW)
                .extracting(Queue::code, Queue::waiting, Queue::overdue, Queue::outlook)
                .containsExactly(tuple(slow, 3L, 3L, Outlook.IDLE), tuple(idle, 1L, 1L, Outlook.IDLE));
    }

    @Test
    void mailsAreWaitingRetriedOrStoppedAndThenAnIncident() {
        // given
        var before = count();
        var application = admissions.submitted();

        // then
        assertThat(mails(count())).isEqualTo(mails(before, 1, 0, 0));

        // when
        smtp.stop();
        try {
            assertThatThrownBy(() -> driver.runJob(application, "serviceTask_sendReceipt"))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            smtp.start();
        }

        // then
        assertThat(mails(count())).isEqualTo(mails(before, 0, 1, 0));
        assertThat(incidents(count())).isEqualTo(incidents(before));

        // when
        var receipt = driver.job(application, "serviceTask_sendReceipt").getId();
        management.setJobRetries(receipt, 0);

        // then
        assertThat(mails(count())).isEqualTo(mails(before, 0, 0, 1));
        assertThat(incidents(count())).isEqualTo(incidents(before) + 1);

        // when
        management.setJobRetries(receipt, 3);
        driver.runJob(application, "serviceTask_sendReceipt");

        // then
        assertThat(mails(count())).isEqualTo(mails(before));
        assertThat(incidents(count())).isEqualTo(incidents(before));
    }

    @Test
    void aCountIsShownAtOnceAndRenewedBehindWhoLooksWhenItIsOld() {
        // given
        var small = "glance3-" + mark;
        var offer = catalogue.openInCampaign(small);
        admissions.open(offer);
        glances.count(small);
        var later = admissions.open(offer);
        var analyst = new StaffMember(staff.analyst(), Set.of(GroupNames.ANALYSTS));

        // then
        var fresh = dashboard.read(analyst, small);
        assertThat(opened(fresh)).isEqualTo(1);
        assertThat(fresh.counting()).isFalse();

        // when
        clock.standAt(NOW.plus(Duration.ofMinutes(2)));
        var old = dashboard.read(analyst, small);

        // then
        assertThat(opened(old)).isEqualTo(1);
        assertThat(old.countedAt()).isEqualTo(NOW);
        assertThat(old.counting()).isTrue();
        await().until(() -> !dashboard.read(analyst, small).counting());
        var renewed = dashboard.read(analyst, small);
        assertThat(renewed.countedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        assertThat(opened(renewed)).isEqualTo(2);

        // when
        admissions.cancel(later);
        while (!driver.waitingJobs(later).isEmpty()) {
            driver.runJob(later, driver.waitingJobs(later).get(0));
        }
        transaction.executeWithoutResult(status -> retention.deleteBatch(small));

        // then
        assertThat(glances.find(small)).as("no count outlives an application").isEmpty();
        glances.count(small);
        assertThat(opened(dashboard.read(analyst, small))).isEqualTo(1);
    }

    @Test
    void aCountOfAnotherVersionIsNone() {
        // given
        glances.count(nextCampaign);
        assertThat(glances.find(nextCampaign)).isPresent();

        // then
        for (String other : List.of("{\"funnel\": []}", "[]", "{\"funnel\": [{\"stage\": \"DREAMT\"}]}")) {
            jdbc.sql("update campaign_glance set figures = ? where campaign_code = ?")
                    .params(other, nextCampaign)
                    .update();
            assertThat(glances.find(nextCampaign)).as(other).isEmpty();
        }
    }

    @Test
    void whoMayNotReadAProcessFindsNothingOfIt() throws Exception {
        // given
        glances.count(campaign);
        var analyst = staff.analyst();
        var all = authorizations
                .createAuthorizationQuery()
                .groupIdIn(GroupNames.ANALYSTS)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
        mvc.perform(get("/staff-api/insight/dashboard")
                        .param("campaign", campaign)
                        .with(staff.signedIn(analyst)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.funnel.length()").value(5))
                .andExpect(jsonPath("$.funnel[1].median").value(days(3)))
                .andExpect(jsonPath("$.applications").value(false));
        all.removePermission(ProcessDefinitionPermissions.READ_HISTORY);
        authorizations.saveAuthorization(all);
        try {
            // then
            mvc.perform(get("/staff-api/insight/dashboard").with(staff.signedIn(analyst)))
                    .andExpect(status().isNotFound());

            // when
            staff.allow(analyst, "document-review", ProcessDefinitionPermissions.READ_HISTORY);
            var page = dashboard.read(new StaffMember(analyst, Set.of(GroupNames.ANALYSTS)), campaign);

            // then
            assertThat(page.funnel()).isNull();
            assertThat(page.days()).isNull();
            assertThat(page.queues()).isNotEmpty().allMatch(queue -> queue.kind() == Work.REVIEW);
            assertThat(page.mails()).extracting(Mails::process).isSubsetOf("document-review");
            assertThat(page.incidents()).extracting(Incidents::process).isSubsetOf("document-review");
            assertThat(page.processes()).containsOnlyKeys("document-review");
        } finally {
            all.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
            authorizations.saveAuthorization(all);
        }
        mvc.perform(get("/staff-api/insight/dashboard").with(staff.signedIn(staff.manager(slow))))
                .andExpect(status().isNotFound());
        mvc.perform(get("/staff-api/insight/dashboard")
                        .param("campaign", "none")
                        .with(staff.signedIn(analyst)))
                .andExpect(status().isNotFound());
    }

    private Glance count() {
        return counting.count(campaign, clock.instant(), clock.getZone());
    }

    private static long opened(Dashboard.Page page) {
        return page.funnel().get(0).reached();
    }

    private Queue queue(Work kind, String code) {
        return count().queues().stream()
                .filter(queue -> queue.kind() == kind && queue.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Waiting, retried and stopped mails of the review. */
    private static List<Long> mails(Glance glance) {
        return mails(glance, 0, 0, 0);
    }

    private static List<Long> mails(Glance glance, long waiting, long retried, long stopped) {
        return glance.mails().stream()
                .filter(mails -> mails.process().equals("document-review"))
                .findFirst()
                .map(mails -> List.of(mails.waiting() + waiting, mails.retried() + retried, mails.stopped() + stopped))
                .orElse(List.of(waiting, retried, stopped));
    }

    private static long incidents(Glance glance) {
        return glance.incidents().stream()
                .filter(incidents -> incidents.process().equals("document-review"))
                .mapToLong(Incidents::count)
                .sum();
    }

    private void day(int days) {
        clock.standAt(BEGIN.plus(Duration.ofDays(days)));
    }

    private static double days(double days) {
        return days * Duration.ofDays(1).toMillis();
    }

    private static Day on(int day, long opened, long submitted, long reviewed, long decided) {
        return new Day(LocalDate.of(2031, 3, 3).plusDays(day), opened, submitted, reviewed, decided);
    }

    private void review(String manager, ApplicationId application) {
        admissions.judge(application);
        admissions.completeAsStaff(manager, application, "userTask_reviewDocuments", Map.of());
    }
}
