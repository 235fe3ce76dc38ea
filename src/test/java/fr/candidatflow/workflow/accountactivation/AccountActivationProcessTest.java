package fr.candidatflow.workflow.accountactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ApplicationTest
@CoversProcess(AccountActivationProcess.KEY)
class AccountActivationProcessTest {

    private static final String SEND_MAIL = "serviceTask_sendActivationMail";
    private static final String SEND_AGAIN = "serviceTask_sendActivationMailAgain";
    private static final String SEND_REMINDER = "serviceTask_sendActivationReminder";
    private static final String REMINDER = "boundaryEvent_activationReminder";
    private static final String EXPIRED = "boundaryEvent_activationExpired";
    private static final String LINK = "(/account/activation\\?token=\\S+)";
    private static final String SECRET = "([2-9A-Z]{4}(?:-[2-9A-Z]{4}){2})";

    @Autowired
    ProcessDriver driver;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService service;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc portal;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    final String email = TestAccounts.freshEmail();

    @Nested
    class Activated {

        @Test
        void activatesByTheLinkOfTheMail() throws Exception {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);

            // when
            open(mailbox.find(email, LINK));

            // then
            assertEndedAt(account, "endEvent_accountActivated");
            assertThat(mailbox.of(email)).hasSize(1);
            assertThat(mailbox.latest(email)).contains(service.get(account).userId(), "Bonjour Zoé O’Neil-Müller");
            assertThat(mailbox.find(email, SECRET)).isNotEmpty();
        }

        @Test
        void activatesAlsoWhileAnotherMailIsBeingSent() throws Exception {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);
            askAgain();

            // when
            open(mailbox.find(email, LINK));

            // then: nobody waits for the second mail any more
            assertEndedAt(account, "endEvent_accountActivated");
            assertThat(mailbox.of(email)).hasSize(1);
        }

        @Test
        void remindsOnceBeforeTheEnd() throws Exception {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);
            String first = mailbox.find(email, LINK);

            // when
            driver.fireTimer(account, REMINDER);
            driver.runJob(account, SEND_REMINDER);

            // then
            assertThat(mailbox.of(email)).hasSize(2);
            assertThat(driver.hasJob(account, REMINDER)).isFalse();
            assertThat(mailbox.find(email, LINK)).isNotEqualTo(first);

            // when
            open(mailbox.find(email, LINK));

            // then
            assertEndedAt(account, "endEvent_accountActivated");
        }
    }

    @Nested
    class AskedAgain {

        @Test
        void sendsTheMailAgainTwiceWithALinkOfItsOwnAndKeepsTheEnd() throws Exception {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);
            var end = driver.job(account, EXPIRED).getDuedate();
            String first = mailbox.find(email, LINK);

            // when
            askAgain();
            driver.runJob(account, SEND_AGAIN);
            String second = mailbox.find(email, LINK);
            askAgain();
            driver.runJob(account, SEND_AGAIN);
            String third = mailbox.find(email, LINK);

            // then
            assertThat(mailbox.of(email)).hasSize(3);
            assertThat(mailbox.subjects(email))
                    .containsExactly(
                            "Activez votre compte CandidatFlow",
                            "Votre nouveau lien d’activation CandidatFlow",
                            "Votre nouveau lien d’activation CandidatFlow");
            assertThat(third).isNotEqualTo(second);
            assertThat(second).isNotEqualTo(first);
            assertThat(driver.job(account, EXPIRED).getDuedate()).isEqualTo(end);

            // when
            open(third);

            // then
            assertEndedAt(account, "endEvent_accountActivated");
        }

        @Test
        void sendsNothingTwiceWithinAMinute() {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);

            // when
            accounts.requestCredentials(email);

            // then
            assertThat(driver.hasJob(account, SEND_AGAIN)).isFalse();
        }

        @Test
        void sendsTheMailAgainToWhoSignsUpAgain() {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);
            clock.advance(Duration.ofMinutes(2));

            // when
            accounts.signUp("Somebody", "Else", email.toUpperCase(Locale.ROOT), Locale.ENGLISH);
            driver.runJob(account, SEND_AGAIN);

            // then
            assertThat(mailbox.of(email)).hasSize(2);
            assertThat(mailbox.latest(email)).contains("Bonjour Zoé");
        }
    }

    @Nested
    class Expired {

        @Test
        void setsItsTimersToTheEndOfTheFifthDayAndTwoDaysBefore() {
            // given
            clock.moveTo(LocalDateTime.of(2027, 1, 10, 8, 0)
                    .atZone(ZoneId.of("Europe/Paris"))
                    .toInstant());

            // when
            var account = signUp();

            // then
            assertThat(driver.job(account, EXPIRED).getDuedate())
                    .isEqualTo(Date.from(Instant.parse("2027-01-15T22:59:59Z")));
            assertThat(driver.job(account, REMINDER).getDuedate())
                    .isEqualTo(Date.from(Instant.parse("2027-01-13T22:59:59Z")));
        }

        @Test
        void deletesTheAccountAndFreesTheAddress() throws Exception {
            // given
            var account = signUp();
            driver.runJob(account, SEND_MAIL);
            String link = mailbox.find(email, LINK);

            // when
            driver.fireTimer(account, EXPIRED);

            // then
            assertEndedAt(account, "endEvent_accountPurged");
            assertThat(service.exists(account)).isFalse();
            assertThat(portal.perform(MockMvcRequestBuilders.get(link))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
            assertThat(signUp()).isNotEqualTo(account);
        }

        @Test
        void endsQuietlyWhenTheAddressWasTakenByANewSignUpBefore() {
            // given
            var lapsed = signUp();
            clock.advance(Duration.ofDays(6));
            var renewed = signUp();

            // when: both the mail and the purge of the first account are overdue
            driver.runJob(lapsed, SEND_MAIL);
            driver.fireTimer(lapsed, EXPIRED);

            // then
            assertEndedAt(lapsed, "endEvent_accountPurged");
            assertThat(mailbox.of(email)).isEmpty();
            assertThat(service.exists(renewed)).isTrue();
            assertThat(driver.isEnded(renewed)).isFalse();
        }
    }

    @Nested
    class MailServerDown {

        @Test
        void triesAgainAndSendsOnce() {
            // given
            var account = signUp();
            mailbox.whileDown(() ->
                    assertThatThrownBy(() -> driver.runJob(account, SEND_MAIL)).isInstanceOf(RuntimeException.class));
            assertThat(driver.job(account, SEND_MAIL).getRetries()).isEqualTo(4);

            // when
            driver.runJob(account, SEND_MAIL);

            // then
            assertThat(mailbox.of(email)).hasSize(1);
            assertThat(driver.hasJob(account, SEND_MAIL)).isFalse();
            assertThat(jdbc.sql("select status || ' after ' || attempts from mail where account_id = ?")
                            .param(account.value())
                            .query(String.class)
                            .list())
                    .containsExactly("SENT after 2");
        }

        @Test
        void raisesAnIncidentThatAnAnalystCanRetry() throws Exception {
            // given
            var account = signUp();
            mailbox.whileDown(() -> {
                for (int attempt = 0; attempt < 5; attempt++) {
                    assertThatThrownBy(() -> driver.runJob(account, SEND_MAIL)).isInstanceOf(RuntimeException.class);
                }
            });
            assertThat(runtime.createIncidentQuery().activityId(SEND_MAIL).list())
                    .filteredOn(incident -> incident.getProcessInstanceId().equals(instanceOf(account)))
                    .hasSize(1);

            // when
            management.setJobRetries(driver.job(account, SEND_MAIL).getId(), 1);
            driver.runJob(account, SEND_MAIL);
            open(mailbox.find(email, LINK));

            // then
            assertThat(mailbox.of(email)).hasSize(1);
            assertEndedAt(account, "endEvent_accountActivated");
        }
    }

    private AccountId signUp() {
        return accounts.pendingAccount("O’Neil-Müller", "Zoé", email, Locale.FRENCH);
    }

    private void askAgain() {
        clock.advance(Duration.ofMinutes(2));
        accounts.requestCredentials(email);
    }

    private void open(String link) throws Exception {
        assertThat(portal.perform(MockMvcRequestBuilders.get(link))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/");
    }

    private String instanceOf(AccountId account) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(account.toString())
                .singleResult()
                .getId();
    }

    private void assertEndedAt(AccountId account, String endEvent) {
        assertThat(driver.isEnded(account)).isTrue();
        assertThat(driver.passed(account)).contains(endEvent);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(account.toString())
                        .singleResult()
                        .getEndActivityId())
                .isEqualTo(endEvent);
    }
}
