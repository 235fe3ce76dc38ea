package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.account.AccountService.Activation;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class AccountServiceTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    AccountService service;

    @Autowired
    AccountRepository repository;

    @Autowired
    UserIds userIds;

    @Autowired
    TestAccounts accounts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void givesFiveDaysToActivateToTheEndOfTheDayInParis() {
        // given
        clock.moveTo(LocalDateTime.of(2027, 3, 26, 23, 30).atZone(PARIS).toInstant());

        // when
        var issued = service.issueCredentials(accounts.pendingAccount());

        // then: the clocks change in between
        assertThat(issued.expiresAt()).isEqualTo(Instant.parse("2027-03-31T21:59:59Z"));
    }

    @Test
    void activatesOnceAndTellsASecondClickThatAllIsWell() {
        // given
        String token = token(service.issueCredentials(accounts.pendingAccount()));

        // when
        var first = service.activate(token);
        var second = service.activate(token);

        // then
        assertThat(first).isEqualTo(Activation.ACTIVATED);
        assertThat(second).isEqualTo(Activation.ALREADY_ACTIVE);
    }

    @Test
    void knowsOnlyTheLinkOfTheLatestMail() {
        // given
        var account = accounts.pendingAccount();
        String replaced = token(service.issueCredentials(account));
        String latest = token(service.issueCredentials(account));

        // then
        assertThat(service.activate(replaced)).isEqualTo(Activation.UNKNOWN);
        assertThat(service.activate(latest)).isEqualTo(Activation.ACTIVATED);
    }

    @Test
    void refusesALinkWhoseTimeIsOver() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());

        // when
        clock.moveTo(issued.expiresAt().plusSeconds(1));

        // then
        assertThat(service.activate(token(issued))).isEqualTo(Activation.EXPIRED);
    }

    @Test
    void purgesOnlyWhatWasNeverActivatedAndFreesTheAddress() {
        // given
        String email = TestAccounts.freshEmail();
        var pending = accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH);
        String userId = service.get(pending).userId();
        String token = token(service.issueCredentials(pending));
        var active = accounts.activeAccount();

        // when
        service.purge(pending);
        service.purge(pending);
        service.purge(active);

        // then
        assertThat(service.exists(active)).isTrue();
        assertThat(service.exists(pending)).isFalse();
        assertThat(service.activate(token)).isEqualTo(Activation.UNKNOWN);
        assertThatThrownBy(() -> service.get(pending)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> service.issueCredentials(pending)).isInstanceOf(NotFound.class);
        assertThat(accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH))
                .isNotEqualTo(pending);
        assertThat(userIds.claim(userId)).as("given a second time").isFalse();
    }

    @Test
    void takesALapsedAccountsAddressWithoutWaitingForItsPurge() {
        // given
        String email = TestAccounts.freshEmail();
        var lapsed = accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH);
        clock.advance(Duration.ofDays(6));

        // when
        var renewed = accounts.pendingAccount("Martin", "Zoé", email, Locale.FRENCH);

        // then
        assertThat(renewed).isNotEqualTo(lapsed);
        assertThat(service.exists(lapsed)).isFalse();
    }

    @Test
    void keepsOneAccountForAnAddressInAnyCaseAlsoWhenAskedAtTheSameMoment() throws Exception {
        // given
        String email = TestAccounts.freshEmail();
        var together = new CyclicBarrier(4);
        List<Callable<Void>> signUps = Stream.of(email, email.toUpperCase(Locale.ROOT), email, email)
                .<Callable<Void>>map(typed -> () -> {
                    together.await();
                    service.signUp(new SignUp("Martin", "Zoé", typed), Locale.FRENCH);
                    return null;
                })
                .toList();

        // when
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var signUp : pool.invokeAll(signUps)) {
                signUp.get();
            }
        } finally {
            pool.shutdown();
        }

        // then
        int rows = jdbc.sql("select count(*) from account where lower(email) = ?")
                .param(email)
                .query(Integer.class)
                .single();
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void keepsNothingInClear() {
        // given
        var account = accounts.pendingAccount();

        // when
        var issued = service.issueCredentials(account);

        // then
        String row = jdbc.sql("select a::text from account a where id = ?")
                .param(account.value())
                .query(String.class)
                .single();
        assertThat(row)
                .contains(issued.account().userId())
                .doesNotContain(issued.oneTimeSecret())
                .doesNotContain(issued.oneTimeSecret().replace("-", ""))
                .doesNotContain(token(issued));
    }

    @Test
    void owesNoIdentifiersToAnActiveAccountThatAskedForNone() {
        // given
        var account = accounts.activeAccount();

        // then
        assertThatThrownBy(() -> service.issueCredentials(account)).isInstanceOf(NotFound.class);
    }

    @Test
    void closesARecoveryButNeverTakesTheSecretOfASignUp() {
        // given
        var forgetful = accounts.activeAccount();
        var fresh = accounts.pendingAccount();
        service.issueCredentials(fresh);
        accounts.activate(fresh);
        clock.advance(Duration.ofMinutes(2));
        accounts.forgetIdentifiers(forgetful);
        service.issueCredentials(forgetful);

        // when
        service.closeRecovery(forgetful);
        service.closeRecovery(fresh);

        // then
        assertThat(repository.findById(forgetful.value()).orElseThrow().oneTimeSecretHash())
                .isNull();
        assertThat(repository.findById(fresh.value()).orElseThrow().oneTimeSecretHash())
                .isNotNull();
    }

    @Test
    void replacesAOneTimeSecretOnce() {
        // given
        var account = accounts.activeAccount();

        // then
        assertThatThrownBy(() -> service.choosePassword(account, "another good password"))
                .isInstanceOf(OneTimeSecretSpent.class);
    }

    @Test
    void givesUserIdsThatNobodyMisreads() {
        assertThat(Stream.generate(userIds::next).limit(200))
                .doesNotHaveDuplicates()
                .allMatch(userId -> userId.matches("[2-9A-HJ-NP-Z]{8}"));
    }

    private static String token(IssuedCredentials issued) {
        return issued.activationPath().substring(issued.activationPath().indexOf('=') + 1);
    }
}
