package fr.candidatflow.workflow.credentialrecovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(CredentialRecoveryProcess.KEY)
class CredentialRecoveryProcessTest {

    private static final String SEND = "serviceTask_sendIdentifiers";
    private static final String EXPIRED = "boundaryEvent_secretExpired";
    private static final String SECRET = "([2-9A-Z]{4}(?:-[2-9A-Z]{4}){2})";
    private static final String NEW_PASSWORD = "another good password";

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

    final String email = TestAccounts.freshEmail();
    AccountId account;

    @BeforeEach
    void forget() {
        account = accounts.activeAccount("Martin", "Zoé", email, Locale.ENGLISH);
        askAgain();
    }

    @Nested
    class PasswordChosen {

        @Test
        void endsWhenTheSecretOfTheMailIsReplaced() {
            // given
            driver.runJob(account, SEND);

            // when
            accounts.choosePassword(account, NEW_PASSWORD);

            // then
            assertEndedAt("endEvent_passwordChosen");
            assertThat(mailbox.of(email)).hasSize(1);
            assertThat(mailbox.latest(email))
                    .contains("Hello Zoé", service.get(account).userId());
            assertThat(accounts.signsIn(account, NEW_PASSWORD)).isTrue();
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isFalse();
        }

        @Test
        void sendsAgainWithoutASecondInstanceAndGivesTheTimeAnew() {
            // given
            driver.runJob(account, SEND);
            String first = mailbox.find(email, SECRET);
            Date firstEnd = driver.job(account, EXPIRED).getDuedate();

            // when
            askAgain();
            driver.runJob(account, SEND);
            String second = mailbox.find(email, SECRET);
            askAgain();
            driver.runJob(account, SEND);
            String third = mailbox.find(email, SECRET);

            // then
            assertThat(driver.running(account, CredentialRecoveryProcess.KEY)).isEqualTo(1);
            assertThat(mailbox.of(email)).hasSize(3);
            assertThat(driver.job(account, EXPIRED).getDuedate())
                    .isAfterOrEqualTo(Date.from(firstEnd.toInstant().plus(Duration.ofMinutes(4))));
            assertThat(accounts.signsIn(account, first)).isFalse();
            assertThat(accounts.signsIn(account, second)).isFalse();
            assertThat(accounts.signsIn(account, third)).isTrue();

            // when
            accounts.choosePassword(account, NEW_PASSWORD);

            // then
            assertEndedAt("endEvent_passwordChosen");
        }

        @Test
        void startsAnotherRecoveryAfterTheFirstHasEnded() {
            // given
            driver.runJob(account, SEND);
            accounts.choosePassword(account, NEW_PASSWORD);

            // when
            askAgain();
            driver.runJob(account, SEND);

            // then
            assertThat(driver.running(account, CredentialRecoveryProcess.KEY)).isEqualTo(1);
            assertThat(mailbox.of(email)).hasSize(2);
            assertThat(accounts.signsIn(account, mailbox.find(email, SECRET))).isTrue();
        }
    }

    @Nested
    class Expired {

        @Test
        void forgetsTheSecretAndKeepsThePassword() {
            // given
            driver.runJob(account, SEND);
            String secret = mailbox.find(email, SECRET);
            assertThat(driver.job(account, EXPIRED).getDuedate())
                    .isBetween(
                            Date.from(clock.instant().plus(Duration.ofHours(23))),
                            Date.from(clock.instant().plus(Duration.ofHours(24))));

            // when
            driver.fireTimer(account, EXPIRED);

            // then
            assertEndedAt("endEvent_recoveryExpired");
            assertThat(accounts.signsIn(account, secret)).isFalse();
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isTrue();
            assertThatThrownBy(() -> service.issueCredentials(account)).isInstanceOf(NotFound.class);
        }

        @Test
        void refusesAPasswordInASessionThatTheSecretOpenedBefore() {
            // given
            driver.runJob(account, SEND);
            driver.fireTimer(account, EXPIRED);

            // then
            assertThatThrownBy(() -> accounts.choosePassword(account, NEW_PASSWORD))
                    .hasMessageContaining("has expired");
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isTrue();
        }
    }

    @Test
    void sendsOnceAfterTheMailServerWasDown() {
        // given
        mailbox.whileDown(
                () -> assertThatThrownBy(() -> driver.runJob(account, SEND)).isInstanceOf(RuntimeException.class));

        // when
        driver.runJob(account, SEND);

        // then
        assertThat(mailbox.of(email)).hasSize(1);
        assertThat(accounts.signsIn(account, mailbox.find(email, SECRET))).isTrue();
    }

    private void askAgain() {
        clock.advance(Duration.ofMinutes(2));
        accounts.requestCredentials(email);
    }

    private void assertEndedAt(String endEvent) {
        assertThat(driver.isEnded(account)).isTrue();
        assertThat(driver.end(account, CredentialRecoveryProcess.KEY)).isEqualTo(endEvent);
    }
}
