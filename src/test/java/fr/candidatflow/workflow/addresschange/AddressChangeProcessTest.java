package fr.candidatflow.workflow.addresschange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.AccountSettings;
import fr.candidatflow.account.TestAccounts;
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
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
@CoversProcess(AddressChangeProcess.KEY)
class AddressChangeProcessTest {

    private static final String LINK = "(/account/address-confirmation\\S+)";
    private static final String SEND_LINK = "serviceTask_sendAddressLink";
    private static final String SEND_NOTICE = "serviceTask_sendAddressNotice";
    private static final String SEND_CHANGED = "serviceTask_sendAddressChanged";
    private static final String EXPIRED = "boundaryEvent_changeExpired";

    @Autowired
    ProcessDriver driver;

    @Autowired
    TestAccounts accounts;

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

    final String oldEmail = TestAccounts.freshEmail();
    final String newEmail = TestAccounts.freshEmail();
    AccountId account;

    @BeforeEach
    void ask() {
        account = accounts.activeAccount("Martin", "Zoé", oldEmail, Locale.FRENCH);
        accounts.askAddress(account, newEmail);
    }

    @Nested
    class Confirmed {

        @Test
        void changesTheAddressByTheLinkAndTellsTheOldOne() throws Exception {
            // given
            driver.runJob(account, SEND_NOTICE);
            driver.runJob(account, SEND_LINK);
            assertThat(service.get(account).email()).isEqualTo(oldEmail);

            // when
            assertThat(open(mailbox.find(newEmail, LINK))).isEqualTo(302);
            driver.runJob(account, SEND_CHANGED);

            // then
            assertEndedAt("endEvent_addressChanged");
            assertThat(service.get(account).email()).isEqualTo(newEmail);
            assertThat(mailbox.subjects(newEmail)).containsExactly("Confirmez votre nouvelle adresse électronique");
            assertThat(mailbox.subjects(oldEmail))
                    .containsExactly("Votre adresse électronique va changer", "Votre adresse électronique a changé");
            assertThat(mailbox.of(oldEmail)).allSatisfy(mail -> assertThat(mail).contains(newEmail));
        }

        @Test
        void changesItAlsoWhileTheNoticeIsBeingSentAndNoticesNobodyAfterwards() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);

            // when
            assertThat(open(mailbox.find(newEmail, LINK))).isEqualTo(302);
            driver.runJob(account, SEND_NOTICE);
            driver.runJob(account, SEND_CHANGED);

            // then
            assertEndedAt("endEvent_addressChanged");
            assertThat(mailbox.subjects(oldEmail)).containsExactly("Votre adresse électronique a changé");
        }

        @Test
        void aSecretThatWasMailedToTheOldAddressOpensNothingAnyMore() throws Exception {
            // given
            clock.advance(Duration.ofMinutes(2));
            accounts.forgetIdentifiers(account);
            String secret = service.issueCredentials(account).oneTimeSecret();
            driver.runJob(account, SEND_LINK);
            assertThat(accounts.signsIn(account, secret)).isTrue();

            // when
            open(mailbox.find(newEmail, LINK));

            // then
            assertThat(accounts.signsIn(account, secret)).isFalse();
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isTrue();
        }

        @Test
        void aSecondClickChangesNothing() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            String link = mailbox.find(newEmail, LINK);
            open(link);

            // then
            assertThat(open(link)).isEqualTo(302);
            assertThat(driver.running(account, AddressChangeProcess.KEY)).isEqualTo(1);
            assertThat(service.get(account).email()).isEqualTo(newEmail);
        }

        @Test
        void sendsTheLastMailToTheOldAddressOnceAfterTheMailServerWasDown() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            open(mailbox.find(newEmail, LINK));
            mailbox.whileDown(() -> assertThatThrownBy(() -> driver.runJob(account, SEND_CHANGED))
                    .isInstanceOf(RuntimeException.class));

            // when
            driver.runJob(account, SEND_CHANGED);

            // then
            assertThat(mailbox.subjects(oldEmail)).containsExactly("Votre adresse électronique a changé");
        }
    }

    @Nested
    class AskedAgain {

        @Test
        void replacesTheAddressTwiceWithOneInstanceAndNewTime() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            driver.runJob(account, SEND_NOTICE);
            String first = mailbox.find(newEmail, LINK);
            Date firstEnd = driver.job(account, EXPIRED).getDuedate();
            String second = TestAccounts.freshEmail();
            String third = TestAccounts.freshEmail();

            // when
            for (String email : new String[] {second, third}) {
                clock.advance(Duration.ofHours(2));
                accounts.askAddress(account, email);
                driver.runJob(account, SEND_LINK);
                driver.runJob(account, SEND_NOTICE);
            }

            // then
            assertThat(driver.running(account, AddressChangeProcess.KEY)).isEqualTo(1);
            assertThat(mailbox.of(oldEmail)).hasSize(3);
            assertThat(driver.job(account, EXPIRED).getDuedate())
                    .isAfterOrEqualTo(Date.from(firstEnd.toInstant().plus(Duration.ofHours(3))));
            assertThat(open(first)).isEqualTo(404);
            assertThat(open(mailbox.find(second, LINK))).isEqualTo(404);

            // when
            open(mailbox.find(third, LINK));
            driver.runJob(account, SEND_CHANGED);

            // then
            assertEndedAt("endEvent_addressChanged");
            assertThat(service.get(account).email()).isEqualTo(third);
        }

        @Test
        void aDoubleClickSendsOneLink() {
            // when
            accounts.askAddress(account, newEmail);

            // then: the test's own question and this one
            driver.runJob(account, SEND_LINK);
            assertThat(mailbox.of(newEmail)).hasSize(1);
            assertThat(driver.hasJob(account, SEND_LINK)).isFalse();
        }

        @Test
        void startsAnotherChangeWhileTheLastMailOfTheFirstWaits() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            open(mailbox.find(newEmail, LINK));

            // when
            accounts.askAddress(account, TestAccounts.freshEmail());

            // then
            assertThat(driver.running(account, AddressChangeProcess.KEY)).isEqualTo(2);
            assertThat(settings.changes(account).newEmail()).isNotNull();
        }
    }

    @Nested
    class NotConfirmed {

        @Test
        void keepsTheOldAddressWhenTheTimeIsOver() throws Exception {
            // given
            driver.runJob(account, SEND_NOTICE);
            driver.runJob(account, SEND_LINK);
            String link = mailbox.find(newEmail, LINK);
            assertThat(driver.job(account, EXPIRED).getDuedate())
                    .isBetween(
                            Date.from(clock.instant().plus(Duration.ofHours(23))),
                            Date.from(clock.instant().plus(Duration.ofHours(24))));

            // when
            driver.fireTimer(account, EXPIRED);

            // then
            assertEndedAt("endEvent_addressChangeExpired");
            assertThat(open(link)).isEqualTo(410);
            assertThat(service.get(account).email()).isEqualTo(oldEmail);
            assertThat(settings.changes(account).newEmail()).isNull();
        }

        @Test
        void aLinkOpenedTooLateIsRefusedAlsoBeforeTheTimerFires() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            clock.advance(Duration.ofHours(25));

            // then
            assertThat(open(mailbox.find(newEmail, LINK))).isEqualTo(410);
            assertThat(service.get(account).email()).isEqualTo(oldEmail);
        }

        @Test
        void keepsTheOldAddressWhenTheCandidateTakesTheChangeBack() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);

            // when
            accounts.keepAddress(account);
            accounts.keepAddress(account);

            // then
            assertEndedAt("endEvent_addressChangeWithdrawn");
            assertThat(open(mailbox.find(newEmail, LINK))).isEqualTo(404);
            assertThat(service.get(account).email()).isEqualTo(oldEmail);
        }
    }

    @Nested
    class AddressInUse {

        @Test
        void tellsItsOwnerAndNobodyElse() throws Exception {
            // given
            String taken = TestAccounts.freshEmail();
            AccountId owner = accounts.activeAccount("Durand", "Élise", taken, Locale.ENGLISH);

            // when
            driver.runJob(account, SEND_LINK);
            accounts.askAddress(account, taken.toUpperCase(Locale.ROOT));
            driver.runJob(account, SEND_LINK);

            // then
            assertThat(mailbox.subjects(taken.toUpperCase(Locale.ROOT)))
                    .containsExactly("This e-mail address already has an account");
            assertThat(mailbox.latest(taken.toUpperCase(Locale.ROOT)))
                    .contains("Hello Élise Durand", service.get(owner).userId())
                    .doesNotContain("token=", service.get(account).userId(), oldEmail);
            assertThat(page(owner, "/messages")).contains("This e-mail address already has an account");
            assertThat(page(account, "/messages")).doesNotContain("already has an account", "nouvelle adresse");
            assertThat(page(account, "/account/settings")).contains(taken.toUpperCase(Locale.ROOT));
        }

        @Test
        void refusesTheLinkWhenAnAccountWasMadeWithTheAddressSince() throws Exception {
            // given
            driver.runJob(account, SEND_LINK);
            accounts.pendingAccount("Durand", "Élise", newEmail, Locale.FRENCH);

            // then
            assertThat(open(mailbox.find(newEmail, LINK))).isEqualTo(410);
            assertThat(service.get(account).email()).isEqualTo(oldEmail);
        }

        @Test
        void takesTheAddressOfAnAccountThatWasNeverActivatedInTime() throws Exception {
            // given
            String lapsed = TestAccounts.freshEmail();
            accounts.pendingAccount("Durand", "Élise", lapsed, Locale.FRENCH);
            clock.advance(Duration.ofDays(7));
            driver.fireTimer(account, EXPIRED);
            accounts.askAddress(account, lapsed);
            driver.runJob(account, SEND_LINK);

            // when
            open(mailbox.find(lapsed, LINK));

            // then
            assertThat(service.get(account).email()).isEqualTo(lapsed);
        }
    }

    private int open(String link) throws Exception {
        return portal.perform(get(link)).andReturn().getResponse().getStatus();
    }

    private String page(AccountId reader, String path) throws Exception {
        return portal.perform(get(path).with(accounts.signedIn(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void assertEndedAt(String endEvent) {
        assertThat(driver.running(account, AddressChangeProcess.KEY)).isZero();
        assertThat(driver.end(account, AddressChangeProcess.KEY)).isEqualTo(endEvent);
    }
}
