package fr.candidatflow.workflow.accountdeletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.AccountSettings;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
@CoversProcess(AccountDeletionProcess.KEY)
class AccountDeletionProcessTest {

    private static final String SEND_ASKED = "serviceTask_sendDeletionAsked";
    private static final String SEND_DONE = "serviceTask_sendDeletionDone";
    private static final String SEND_KEPT = "serviceTask_sendAccountKept";
    private static final String DELAY_OVER = "boundaryEvent_delayOver";
    private static final String FAREWELL_OVERDUE = "intermediateCatchEvent_farewellOverdue";

    @Autowired
    ProcessDriver driver;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ApplicationService applications;

    @Autowired
    AccountService service;

    @Autowired
    AccountSettings settings;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc portal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    ApplicationId application;
    AccountId account;
    String email;
    String userId;

    /** Somebody who has deposited documents and then cancelled. */
    @BeforeEach
    void closeTheApplication() {
        application = admissions.open();
        account = admissions.account(application);
        email = service.get(account).email();
        userId = service.get(account).userId();
        admissions.deposit(application);
        tasks.createComment(
                driver.task(application, "userTask_submitApplication").getId(), null, "About " + email);
        admissions.cancel(application);
    }

    @Nested
    class Deleted {

        @Test
        void alsoWhenTheMailboxTakesNoFarewell() {
            // given
            accounts.askDeletion(account);
            driver.fireTimer(account, DELAY_OVER);
            mailbox.whileDown(() ->
                    assertThatThrownBy(() -> driver.runJob(account, SEND_DONE)).isInstanceOf(RuntimeException.class));
            assertThat(driver.job(account, FAREWELL_OVERDUE).getDuedate())
                    .isCloseTo(Date.from(clock.instant().plus(Duration.ofDays(7))), 60_000);

            // when
            driver.fireTimer(account, FAREWELL_OVERDUE);

            // then
            assertEndedAt("endEvent_accountDeleted");
            assertThat(service.exists(account)).isFalse();
            assertThat(tables())
                    .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        }

        @Test
        void goesWithAllThatBelongsToIt() {
            // given
            accounts.askDeletion(account);
            driver.runJob(account, SEND_ASKED);
            assertThat(tables().stream().filter(table -> rows(table) > 0))
                    .contains("application", "deposited_file", "mail");
            assertThat(driver.job(account, DELAY_OVER).getDuedate())
                    .isBetween(
                            Date.from(clock.instant().plus(Duration.ofDays(7).minusMinutes(1))),
                            Date.from(clock.instant().plus(Duration.ofDays(7))));

            // when
            driver.fireTimer(account, DELAY_OVER);
            driver.runJob(account, SEND_DONE);

            // then
            assertEndedAt("endEvent_accountDeleted");
            assertThat(service.exists(account)).isFalse();
            assertThat(tables())
                    .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
            assertThat(mailbox.subjects(email))
                    .containsSubsequence("Votre compte va être supprimé", "Votre compte est supprimé");
            assertThat(jdbc.sql("select count(*) from used_user_id where user_id = ?")
                            .param(userId)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void leavesNothingOfTheApplicationsInTheEngine() {
            // given: mails of the application still wait
            assertThat(driver.isEnded(application)).isFalse();
            assertThat(rules()).isPositive();
            assertThat(comments()).isEqualTo(1);
            accounts.askDeletion(account);

            // when
            driver.fireTimer(account, DELAY_OVER);
            driver.runJob(account, SEND_DONE);

            // then
            assertThat(driver.isEnded(application)).isTrue();
            assertThat(rules()).isZero();
            assertThat(comments()).isZero();
            assertThat(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(application.toString())
                            .count())
                    .isZero();
            assertThat(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(account.toString())
                            .list())
                    .singleElement()
                    .satisfies(own -> assertThat(own.getProcessDefinitionKey()).isEqualTo(AccountDeletionProcess.KEY));
            assertThat(history.createHistoricVariableInstanceQuery().list())
                    .noneSatisfy(variable -> assertThat(String.valueOf(variable.getValue()))
                            .containsAnyOf(email, userId, account.toString()));
        }

        @Test
        void nobodySignsInOnceTheDelayIsOverAndTheLastMailIsSentOnce() throws Exception {
            // given
            accounts.askDeletion(account);
            driver.fireTimer(account, DELAY_OVER);

            // then
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isFalse();
            assertThatThrownBy(() -> accounts.keep(account)).isInstanceOf(BrokenRule.class);
            clock.advance(Duration.ofMinutes(2));
            accounts.requestCredentials(email);
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(account.toString())
                            .count())
                    .isEqualTo(1);

            // when
            mailbox.whileDown(() ->
                    assertThatThrownBy(() -> driver.runJob(account, SEND_DONE)).isInstanceOf(RuntimeException.class));
            assertThat(service.exists(account)).isTrue();
            driver.runJob(account, SEND_DONE);

            // then
            assertThat(service.exists(account)).isFalse();
            assertThat(mailbox.subjects(email)).containsExactly("Votre compte est supprimé");
        }

        @Test
        void theAddressIsFreeAgain() {
            accounts.askDeletion(account);
            driver.fireTimer(account, DELAY_OVER);
            driver.runJob(account, SEND_DONE);

            AccountId renewed = accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH);

            assertThat(service.get(renewed).userId()).isNotEqualTo(userId);
        }
    }

    @Nested
    class Kept {

        @Test
        void whenTheCandidateChangesTheirMindEvenTwice() {
            for (int round = 1; round <= 2; round++) {
                // given
                accounts.askDeletion(account);
                accounts.askDeletion(account);
                driver.runJob(account, SEND_ASKED);

                // when
                accounts.keep(account);
                accounts.keep(account);
                driver.runJob(account, SEND_KEPT);
            }

            // then
            assertThat(driver.running(account, AccountDeletionProcess.KEY)).isZero();
            assertThat(settings.changes(account).deletionAt()).isNull();
            assertThat(mailbox.subjects(email))
                    .containsExactly(
                            "Votre compte va être supprimé",
                            "Votre compte est conservé",
                            "Votre compte va être supprimé",
                            "Votre compte est conservé");
        }

        @Test
        void whenAnApplicationIsOpenedMeanwhile() {
            // given
            accounts.askDeletion(account);

            // when
            applications.open(account, catalogue.open().id());
            driver.runJob(account, SEND_KEPT);

            // then
            assertEndedAt("endEvent_accountKept");
            assertThat(settings.changes(account).deletionAt()).isNull();
            assertThat(mailbox.subjects(email)).contains("Votre compte est conservé");
        }
    }

    @Nested
    class Refused {

        @Test
        void whileAnApplicationRunsAndSaysWhich() throws Exception {
            // given
            var running = admissions.open();
            var candidate = admissions.account(running);

            // then
            assertThatThrownBy(() -> accounts.askDeletion(candidate)).isInstanceOf(BrokenRule.class);
            assertThat(page(candidate, "/account/deletion"))
                    .contains("/applications/" + admissions.number(running), "en cours")
                    .doesNotContain("name=\"password\"");
            assertThat(driver.hasJob(candidate, DELAY_OVER)).isFalse();
        }

        @Test
        void whileAConfirmedAdmissionBelongsToTheCampaign() throws Exception {
            // given
            var confirmed = admissions.admitted(catalogue.open());
            admissions.answer(confirmed, Answer.CONFIRM);
            var candidate = admissions.account(confirmed);

            // then
            assertThatThrownBy(() -> accounts.askDeletion(candidate)).isInstanceOf(BrokenRule.class);
            assertThat(page(candidate, "/account/deletion")).contains("admission confirmée");

            // when
            clock.advance(Duration.ofDays(3 * 365));

            // then
            assertThat(page(candidate, "/account/deletion")).contains("name=\"password\"");
        }

        @Test
        void withoutThePassword() throws Exception {
            var answer = portal.perform(post("/account/deletion")
                            .param("password", "a wrong one")
                            .with(accounts.signedIn(account))
                            .with(csrf()))
                    .andReturn()
                    .getResponse();

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString()).contains("Ce n’est pas votre mot de passe");
            assertThat(settings.changes(account).deletionAt()).isNull();
        }
    }

    /** Every table that names an account, whoever made it. */
    private List<String> tables() {
        return jdbc.sql("""
                        select table_name from information_schema.columns
                        where column_name = 'account_id' and table_schema = current_schema()""").query(String.class).list();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table + " where account_id = ?")
                .param(account.value())
                .query(Integer.class)
                .single();
    }

    private int rules() {
        return jdbc.sql("select count(*) from applied_rule where application_id = ?")
                .param(application.value())
                .query(Integer.class)
                .single();
    }

    private int comments() {
        return jdbc.sql("select count(*) from act_hi_comment where message_ = ?")
                .param("About " + email)
                .query(Integer.class)
                .single();
    }

    private String page(AccountId reader, String path) throws Exception {
        return portal.perform(get(path).with(accounts.signedIn(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void assertEndedAt(String endEvent) {
        assertThat(driver.running(account, AccountDeletionProcess.KEY)).isZero();
        assertThat(driver.end(account, AccountDeletionProcess.KEY)).isEqualTo(endEvent);
    }
}
