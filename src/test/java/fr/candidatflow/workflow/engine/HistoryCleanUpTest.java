package fr.candidatflow.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine forgets at night what is over its time, and leaves applications to the retention of their campaign. */
@ApplicationTest
class HistoryCleanUpTest {

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    MovableClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private final Map<Object, List<String>> roots = new HashMap<>();

    @Test
    void worksAtNight() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.getHistoryCleanupBatchWindowStartTime()).isEqualTo("02:00");
        assertThat(configuration.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        assertThat(history.findHistoryCleanupJobs()).isNotEmpty();
    }

    /** What a job fails with is written down. */
    @Test
    void whatTheDatabaseRefusesIsToldWithoutTheValues() {
        // given
        String email = TestAccounts.freshEmail();
        accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH);
        var other = accounts.pendingAccount();

        // then
        assertThatThrownBy(() -> jdbc.sql("update account set email = ? where id = ?")
                        .params(email, other.value())
                        .update())
                .rootCause()
                .hasMessageContaining("account_email")
                .hasMessageNotContaining("candidate-");
    }

    /** Three years ago, so that nothing of another test is over its time. */
    @Test
    void forgetsAnAccountsProcessesAfterAYearAndNothingOfAnApplication() {
        // given
        var now = Instant.now();
        clock.standAt(now.minus(Duration.ofDays(1200)));
        var application = admissions.open(
                catalogue.openInCampaign("h-" + UUID.randomUUID().toString().substring(0, 8)));
        var account = admissions.account(application);
        admissions.cancel(application);
        sendAll(application);
        sendAll(account);
        assertThat(driver.isEnded(application)).isTrue();
        assertThat(driver.isEnded(account)).isTrue();
        var kept = rowsOf(application);
        assertThat(kept).allSatisfy(rows -> assertThat(rows).isPositive());
        assertThat(rowsOf(account)).allSatisfy(rows -> assertThat(rows).isPositive());

        // when
        clock.standAt(now.minus(Duration.ofDays(840)));
        cleanUp();

        // then
        assertThat(rowsOf(account)).allSatisfy(rows -> assertThat(rows).isPositive());

        // when
        clock.standAt(now.minus(Duration.ofDays(830)));
        cleanUp();

        // then
        assertThat(rowsOf(account)).containsOnly(0L);
        assertThat(rowsOf(application)).isEqualTo(kept);
    }

    /** Of the instances, their activities and the attempts of their jobs. */
    private List<Long> rowsOf(Object businessKey) {
        return List.of("act_hi_procinst", "act_hi_actinst", "act_hi_job_log").stream()
                .map(table -> jdbc.sql("select count(*) from " + table + " where root_proc_inst_id_ in (:roots)")
                        .param("roots", rootsOf(businessKey))
                        .query(Long.class)
                        .single())
                .toList();
    }

    /** Known from the first time on: they are asked for when they are gone, too. */
    private List<String> rootsOf(Object businessKey) {
        return roots.computeIfAbsent(
                businessKey,
                key -> jdbc.sql("select distinct root_proc_inst_id_ from act_hi_procinst where business_key_ = ?")
                        .param(key.toString())
                        .query(String.class)
                        .list());
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
    }

    /** Runs the jobs of what leaves the system, until none waits. */
    private void sendAll(Object businessKey) {
        while (!driver.waitingJobs(businessKey).isEmpty()) {
            driver.runJob(businessKey, driver.waitingJobs(businessKey).get(0));
        }
    }
}
