package fr.candidatflow.workflow.campaignretention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.CampaignStillOpen;
import fr.candidatflow.application.DeletionUndecided;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.PostponementIncomplete;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Two applications go in one batch here. */
@ApplicationTest
@CoversProcess(CampaignRetentionProcess.KEY)
class CampaignRetentionProcessTest {

    private static final String RETENTION_OVER = "intermediateCatchEvent_retentionOver";
    private static final String NEXT_BATCH = "gateway_nextBatch";
    private static final String APPROVE = "userTask_approveDeletion";

    @Autowired
    CampaignRetentionProcess process;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestStaff staff;

    @Autowired
    AdmissionService applications;

    @Autowired
    AccountService accountService;

    @Autowired
    CampaignEditor campaigns;

    @Autowired
    Audit audit;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String campaign = "r-" + UUID.randomUUID().toString().substring(0, 8);
    private TrainingSummary training;
    private String administrator;

    @BeforeEach
    void aCampaignOfItsOwn() {
        training = catalogue.openInCampaign(campaign);
        administrator = staff.administrator();
    }

    @Nested
    class Waits {

        @Test
        void untilTheDayAfterTheLastOneOnWhichApplicationsAreKept() {
            assertThat(dueOn()).isEqualTo(campaigns.get(campaign).endsOn().plusDays(366));

            // when
            campaigns.retain(campaign, version(), 30, administrator);

            // then
            assertThat(dueOn()).isEqualTo(campaigns.get(campaign).endsOn().plusDays(31));
            assertThat(audit.of("campaign", campaign))
                    .extracting(AuditEntry::detail)
                    .contains("retention from 365 to 30 days");
        }

        @Test
        void forTheDaysOfACampaignThatIsMovedOrPreparedOrWasThereBefore() {
            // given: the next one, prepared
            String next = campaign + "n";
            var from = campaigns.get(campaign);
            campaigns.prepareNext(
                    campaign,
                    next,
                    from.label(),
                    from.startsOn().plusYears(1).minusDays(20),
                    from.endsOn().plusYears(1),
                    administrator);
            assertThat(dueOn(next)).isEqualTo(from.endsOn().plusYears(1).plusDays(366));

            // when: it is made longer
            var listed = campaigns.get(next);
            campaigns.save(
                    next,
                    listed.version(),
                    new LocalizedText("Plus longue", "Longer"),
                    listed.startsOn(),
                    listed.endsOn().plusDays(10),
                    administrator);

            // then
            assertThat(dueOn(next)).isEqualTo(from.endsOn().plusYears(1).plusDays(376));

            // when: its process is missing at a start, as for a campaign from before
            runtime.deleteProcessInstance(
                    runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(next)
                            .singleResult()
                            .getId(),
                    "Before this process was known");
            process.followAll();
            process.followAll();

            // then
            assertThat(driver.running(next, CampaignRetentionProcess.KEY)).isEqualTo(1);
            assertThat(dueOn(next)).isEqualTo(from.endsOn().plusYears(1).plusDays(376));
        }
    }

    @Nested
    class Deletes {

        @Test
        void whatHasEndedInBatchesAndKeepsNumbersWithoutNames() {
            // given
            for (int i = 0; i < 3; i++) {
                cancelled();
            }
            retentionEnds();
            assertThat(report())
                    .containsEntry("applications", 3L)
                    .containsEntry("running", 0L)
                    .containsEntry("files", 9L)
                    .containsEntry("accounts", 3L);
            assertThat((Long) report().get("mails")).isEqualTo(3L);
            assertThat(tasks.createTaskQuery()
                            .taskCandidateGroup("camunda-admin")
                            .processInstanceBusinessKey(campaign)
                            .singleResult()
                            .getDueDate()
                            .toInstant())
                    .isCloseTo(clock.instant().plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));

            // when
            approve();

            // then: nothing yet, then one batch after the other
            assertThat(left()).isEqualTo(3);
            driver.fireTimer(campaign, NEXT_BATCH);
            assertThat(left()).isEqualTo(1);
            driver.fireTimer(campaign, NEXT_BATCH);
            assertThat(left()).isZero();
            assertThat(driver.isEnded(campaign)).isTrue();
            assertThat(driver.end(campaign, CampaignRetentionProcess.KEY)).isEqualTo("endEvent_applicationsDeleted");
            assertThat(report())
                    .containsEntry("deleted", 3L)
                    .containsEntry("deleted_files", 9L)
                    .containsEntry("kept", 0L);
            assertThat(audit.of("retention", campaign))
                    .extracting(AuditEntry::staff, AuditEntry::action)
                    .containsExactly(tuple(administrator, "deletion approved"), tuple(administrator, "deleted"));
            assertThat(jdbc.sql("select training_code, applications, cancelled from retention_statistic"
                                    + " where campaign_code = ? order by id")
                            .param(campaign)
                            .query()
                            .listOfRows())
                    .hasSize(2)
                    .allSatisfy(row ->
                            assertThat(row).containsEntry("applications", 5).containsEntry("cancelled", 5));
        }

        @Test
        void nothingOfABatchThatFailsUntilItIsTriedAgain() {
            // given: the database refuses one of the two
            var first = cancelled();
            var second = cancelled();
            retentionEnds();
            approve();
            jdbc.sql("""
                            create function refuse_deletion() returns trigger language plpgsql as
                            $$ begin raise exception 'refused'; end $$""").update();
            jdbc.sql("create trigger refuse before delete on application for each row when (old.id = '" + second
                            + "') execute function refuse_deletion()")
                    .update();
            var before = everythingAbout(first, second);

            // when
            try {
                assertThatThrownBy(() -> driver.fireTimer(campaign, NEXT_BATCH))
                        .rootCause()
                        .hasMessageContaining("refused");
            } finally {
                jdbc.sql("drop trigger refuse on application").update();
                jdbc.sql("drop function refuse_deletion()").update();
            }

            // then
            assertThat(everythingAbout(first, second)).isEqualTo(before);
            assertThat(before)
                    .allSatisfy((what, count) -> assertThat(count).as(what).isPositive());
            assertThat(driver.hasJob(campaign, NEXT_BATCH)).isTrue();

            // when
            driver.fireTimer(campaign, NEXT_BATCH);
            driver.fireTimer(campaign, NEXT_BATCH);

            // then
            assertThat(everythingAbout(first, second))
                    .allSatisfy((what, count) -> assertThat(count).as(what).isZero());
            assertThat(driver.isEnded(campaign)).isTrue();
        }

        @Test
        void exceptWhatAProcessWorksOnAndWhatAnotherApplicationUses() {
            // given: one that runs, with the documents of one that has ended
            var ended = cancelled();
            var elsewhere = admissions.open(catalogue.open(), admissions.account(ended));
            long files = count(
                    "select count(*) from application_document where file_id is not null and application_id = ?",
                    elsewhere);
            assertThat(files).isPositive();
            var running = admissions.open(training);
            retentionEnds();
            assertThat(report())
                    .containsEntry("applications", 1L)
                    .containsEntry("running", 1L)
                    .containsEntry("files", 3L - files)
                    .containsEntry("accounts", 0L);

            // when
            approve();
            driver.fireTimer(campaign, NEXT_BATCH);

            // then
            assertThat(exists(ended)).isFalse();
            assertThat(exists(running)).isTrue();
            assertThat(count("""
                            select count(*) from application_document d join deposited_file f on f.id = d.file_id
                            where d.application_id = ?""", elsewhere)).isEqualTo(files);
            assertThat(report()).containsEntry("kept", 1L);
            assertThat(dueOn()).isEqualTo(today().plusDays(30));

            // when: it still runs then, so that nobody is asked
            clock.advance(Duration.ofDays(31));
            driver.fireTimer(campaign, RETENTION_OVER);

            // then
            assertThat(driver.openTasks(campaign)).isEmpty();
            assertThat(report()).containsEntry("applications", 0L).containsEntry("running", 1L);

            // when: at last it ends
            admissions.cancel(running);
            sendAll(running);
            clock.advance(Duration.ofDays(31));
            driver.fireTimer(campaign, RETENTION_OVER);
            approve();
            driver.fireTimer(campaign, NEXT_BATCH);

            // then
            assertThat(exists(running)).isFalse();
            assertThat(driver.isEnded(campaign)).isTrue();
        }

        @Test
        void nothingOfACampaignWithoutApplicationsAndAsksNobody() {
            retentionEnds();

            assertThat(driver.isEnded(campaign)).isTrue();
            assertThat(driver.passed(campaign)).doesNotContain(APPROVE);
            process.followAll();
            assertThat(driver.isEnded(campaign)).isTrue();
        }
    }

    @Nested
    class Asks {

        @Test
        void againAfterEachPostponement() {
            // given
            cancelled();
            retentionEnds();

            for (int round = 1; round <= 2; round++) {
                // when
                var day = today().plusDays(40);
                decide(Map.of(
                        "deletionApproved",
                        false,
                        "postponedTo",
                        day.toString(),
                        "postponementReason",
                        "An appeal runs"));

                // then: a change of the campaign does not bring it forward
                assertThat(dueOn()).isEqualTo(day);
                campaigns.retain(campaign, version(), 100 + round, administrator);
                assertThat(dueOn()).isEqualTo(day);
                assertThat(left()).isEqualTo(1);
                assertThat(report())
                        .containsEntry("approved", false)
                        .containsEntry("reason", "An appeal runs")
                        .containsEntry("decided_by", administrator);
                clock.moveTo(day.atTime(1, 0).atZone(clock.getZone()).toInstant());
                driver.fireTimer(campaign, RETENTION_OVER);
            }

            // then
            assertThat(driver.openTasks(campaign)).containsExactly(APPROVE);
        }

        @Test
        void whoDecidesForADayToComeAndAReason() {
            // given
            cancelled();
            retentionEnds();

            // then
            for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                    Map.of("deletionApproved", false),
                    Map.of("deletionApproved", false, "postponedTo", today().toString()),
                    Map.of("deletionApproved", false, "postponedTo", "soon", "postponementReason", "Because"),
                    Map.of(
                            "deletionApproved",
                            false,
                            "postponedTo",
                            today().minusDays(1).toString(),
                            "postponementReason",
                            "Because"))) {
                assertThatThrownBy(() -> decide(wrong)).isInstanceOf(PostponementIncomplete.class);
            }
            assertThatThrownBy(() -> decide(Map.of())).isInstanceOf(DeletionUndecided.class);
            assertThat(driver.openTasks(campaign)).containsExactly(APPROVE);
            assertThat(report()).containsEntry("approved", null);
        }

        @Test
        void toCloseTheCampaignFirst() {
            // given
            var application = cancelled();
            retentionEnds();

            // then: opened in a transaction that is taken back, since only one campaign is open at a time
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                campaigns.open(campaign, version(), administrator);
                assertThatThrownBy(() -> decide(Map.of("deletionApproved", true)))
                        .isInstanceOf(CampaignStillOpen.class);
            });
            assertThat(exists(application)).isTrue();
        }

        @Test
        void andNothingMoreOfACampaignThatIsOpenedAgainSinceTheApproval() {
            // given
            var application = cancelled();
            retentionEnds();
            approve();

            // then
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                campaigns.open(campaign, version(), administrator);
                driver.fireTimer(campaign, NEXT_BATCH);
                assertThat(exists(application)).isTrue();
                assertThat(driver.hasJob(campaign, RETENTION_OVER)).isTrue();
            });
        }
    }

    @Nested
    class Leaves {

        @Test
        void nothingOfAPersonInAnyTable() {
            // given: somebody with a rare name whose application has seen everything, and another in the same audit
            // entry
            String name = "Quilleboeuf" + UUID.randomUUID().toString().substring(0, 8);
            AccountId account = accounts.activeAccount(name, "Zoé", name + "@example.org", Locale.FRENCH);
            profiles.complete(account);
            jdbc.sql("update profile set usual_name = ? where account_id = ?")
                    .params(name, account.value())
                    .update();
            var application = admissions.open(training, account);
            admissions.submit(application);
            sendAll(application);
            tasks.createComment(
                    driver.task(application, "userTask_reviewDocuments").getId(), null, name + " has rung");
            admissions.review(application, "TRANSCRIPTS");
            sendAll(application);
            admissions.correct(application);
            sendAll(application);
            admissions.review(application);
            admissions.giveOpinion(application, Opinion.FAVOURABLE, null);
            admissions.validateOpinion(application, true);
            admissions.publish(application);
            admissions.answer(application, Answer.CONFIRM);
            admissions.withdrawAfterConfirmation(application);
            admissions.makeWithdrawalFinal(application);
            sendAll(application);
            assertThat(driver.isEnded(application))
                    .as("%s", driver.waitingJobs(application))
                    .isTrue();
            String number = admissions.number(application);
            String other = number + "9";
            transaction.executeWithoutResult(status -> {
                audit.record(administrator, "application", number, "date moved", "To help " + name);
                audit.record(administrator, "application", "list", "files taken as ZIP", "2: " + number + ", " + other);
            });
            assertThat(tablesWith(number)).contains("application", "audit_entry", "mail", "act_hi_varinst");
            assertThat(tablesWith(application.toString())).contains("act_hi_procinst", "mail", "applied_rule");
            assertThat(tablesWith(name))
                    .contains("account", "profile", "application", "audit_entry", "mail", "act_hi_comment");
            // A comment says what a manager has typed; nothing else of the history says who somebody is.
            String personal = name + "|example\\.org|2003-03-27|6 12 34 56 78|rue de la Craffe";
            assertThat(tablesWith(personal))
                    .filteredOn(table -> table.startsWith("act_hi_"))
                    .containsExactly("act_hi_comment");
            assertThat(bytesWith(personal))
                    .as("stack traces and large variables")
                    .isZero();

            // when
            retentionEnds();
            approve();
            driver.fireTimer(campaign, NEXT_BATCH);

            // then
            assertThat(exists(application)).isFalse();
            assertThat(tablesWith(number + "(?!9)")).isEmpty();
            assertThat(tablesWith(other)).containsExactly("audit_entry");
            assertThat(tablesWith(application.toString())).isEmpty();
            assertThat(tablesWith(name)).as("the account outlives the campaign").contains("account", "profile");
            assertThat(tablesWith(name)).isSubsetOf("account", "profile", "profile_change", "mail");

            // when: the account goes, too
            accounts.askDeletion(account);
            sendAll(account);
            driver.fireTimer(account, "boundaryEvent_delayOver");
            sendAll(account);

            // then
            assertThat(tablesWith(name)).isEmpty();
        }

        /** What the engine keeps as bytes, in which the search of a row finds no words. */
        private long bytesWith(String words) {
            return jdbc.sql("select count(*) from act_ge_bytearray where encode(bytes_, 'escape') ~* ?")
                    .param(words)
                    .query(Long.class)
                    .single();
        }

        /** Every table of the schema, ours and the engine's; a value may stand anywhere in a row. */
        private List<String> tablesWith(String words) {
            return jdbc.sql("""
                            select table_name from information_schema.tables
                            where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name""").query(String.class).list().stream()
                    .filter(table -> jdbc.sql("select exists (select from " + table + " r where r::text ~* ?)")
                            .param(words)
                            .query(Boolean.class)
                            .single())
                    .toList();
        }
    }

    // Stages

    /** With three documents, and ended: its mails are out. */
    private ApplicationId cancelled() {
        var application = admissions.open(training);
        admissions.deposit(application);
        admissions.cancel(application);
        sendAll(application);
        assertThat(driver.isEnded(application)).isTrue();
        return application;
    }

    /** Runs the jobs of what leaves the system, until none waits. */
    private void sendAll(Object businessKey) {
        List<String> sends;
        while (!(sends = driver.waitingJobs(businessKey).stream()
                        .filter(activity -> activity.startsWith("serviceTask_send"))
                        .toList())
                .isEmpty()) {
            driver.runJob(businessKey, sends.get(0));
        }
    }

    private void retentionEnds() {
        clock.moveTo(dueOn().atTime(1, 0).atZone(clock.getZone()).toInstant());
        driver.fireTimer(campaign, RETENTION_OVER);
    }

    private void approve() {
        decide(Map.of("deletionApproved", true));
    }

    private void decide(Map<String, Object> values) {
        admissions.as(administrator, () -> {
            var task = driver.task(campaign, APPROVE);
            tasks.complete(task.getId(), new HashMap<>(values));
        });
    }

    // What became of it

    private LocalDate dueOn() {
        return dueOn(campaign);
    }

    private LocalDate dueOn(String code) {
        return driver.job(code, RETENTION_OVER)
                .getDuedate()
                .toInstant()
                .atZone(clock.getZone())
                .toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private long version() {
        return campaigns.get(campaign).version();
    }

    private Map<String, Object> report() {
        return jdbc.sql("select * from retention_report where campaign_code = ? order by id desc limit 1")
                .param(campaign)
                .query()
                .singleRow();
    }

    private long left() {
        return jdbc.sql("select count(*) from application where training_id = ?")
                .param(training.id().value())
                .query(Long.class)
                .single();
    }

    private boolean exists(ApplicationId application) {
        return count("select count(*) from application where id = ?", application) == 1;
    }

    private Map<String, Long> everythingAbout(ApplicationId... some) {
        var counts = new HashMap<String, Long>();
        for (ApplicationId application : some) {
            counts.merge(
                    "applications", count("select count(*) from application where id = ?", application), Long::sum);
            counts.merge(
                    "documents",
                    count("select count(*) from application_document where application_id = ?", application),
                    Long::sum);
            counts.merge("mails", count("select count(*) from mail where application_id = ?", application), Long::sum);
            counts.merge(
                    "processes",
                    jdbc.sql("select count(*) from act_hi_procinst where business_key_ = ?")
                            .param(application.toString())
                            .query(Long.class)
                            .single(),
                    Long::sum);
        }
        return counts;
    }

    private long count(String sql, ApplicationId application) {
        return jdbc.sql(sql).param(application.value()).query(Long.class).single();
    }
}
