package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class SettingsPagesTest {

    private static final String EMAIL = "/account/settings/email";
    private static final String PASSWORD = "/account/settings/password";

    @LocalServerPort
    int port;

    @Autowired
    AccountService service;

    @Autowired
    AccountSettings settings;

    @Autowired
    TestAccounts accounts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    AccountId account;
    String email;
    Visitor visitor;

    @BeforeEach
    void signIn() {
        account = accounts.activeAccount();
        email = service.get(account).email();
        visitor = visitor();
    }

    private Visitor visitor() {
        var signedIn = new Visitor(port);
        signedIn.signIn(service.get(account).userId(), TestAccounts.PASSWORD);
        return signedIn;
    }

    @Test
    void showsTheAccountToItsOwnerOnly() {
        assertThat(visitor.open("/account/settings").text())
                .contains(email, service.get(account).userId(), "Zoé Martin");
        assertThat(new Visitor(port).open("/account/settings").location()).isEqualTo("/sign-in");
    }

    @Test
    void keepsTheLanguageForTheSiteAndTheMails() {
        visitor.open("/account/settings?lang=en");

        assertThat(visitor.open("/account/settings").text()).contains("English, on the site and in our messages");
        assertThat(service.get(account).language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void anotherBrowserSpeaksTheLanguageOfTheAccountAfterSignIn() {
        visitor.open("/account/settings?lang=en");

        assertThat(visitor().open("/account/settings").title()).isEqualTo("My account");
    }

    @Nested
    class NewAddress {

        @Test
        void waitsForItsLinkAndMayBeTakenBack() {
            // when
            var asked = visitor.fill(EMAIL, Map.of("email", " new@example.org ", "password", TestAccounts.PASSWORD));

            // then
            assertThat(asked.location()).isEqualTo("/account/settings");
            var page = visitor.follow(asked);
            assertThat(page.notice()).contains("new@example.org");
            assertThat(page.text()).contains("attend votre confirmation");
            assertThat(service.get(account).email()).isEqualTo(email);

            // when
            var kept = visitor.send("/account/settings/email/withdrawal", Map.of());

            // then
            assertThat(visitor.follow(kept).notice()).contains("Votre adresse reste " + email);
            assertThat(settings.changes(account).newEmail()).isNull();
        }

        @Test
        void isRefusedWithoutThePasswordAndKeepsWhatWasTyped() {
            var refused = visitor.fill(EMAIL, Map.of("email", "new@example.org", "password", "a wrong password"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsOnlyKeys("password");
            assertThat(refused.value("email")).isEqualTo("new@example.org");
            assertThat(settings.changes(account).newEmail()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "nobody", "a@b", "zoé@example.org", "a b@example.org", "<b>@example.org"})
        void isRefusedWhenNoMailReachesIt(String typed) {
            var refused = visitor.fill(EMAIL, Map.of("email", typed, "password", TestAccounts.PASSWORD));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.errors()).containsOnlyKeys("email");
            assertThat(refused.value("email")).isEqualTo(typed);
        }

        @Test
        void isRefusedWhenItIsTheOldOne() {
            var refused = visitor.fill(
                    EMAIL, Map.of("email", email.toUpperCase(Locale.ROOT), "password", TestAccounts.PASSWORD));

            assertThat(refused.errors()).containsOnlyKeys("email");
        }

        @Test
        void isAnsweredTheSameWhetherItHasAnAccountOrNot() {
            // given
            var taken = service.get(accounts.activeAccount()).email();
            var free = TestAccounts.freshEmail();

            // when
            var first = visitor.follow(visitor.fill(EMAIL, Map.of("email", taken, "password", TestAccounts.PASSWORD)));
            var second = visitor.follow(visitor.fill(EMAIL, Map.of("email", free, "password", TestAccounts.PASSWORD)));

            // then
            assertThat(first.page().select("main").text().replace(taken, free).replaceAll("\\d+ h \\d+", ""))
                    .isEqualTo(second.page().select("main").text().replaceAll("\\d+ h \\d+", ""));
        }

        @Test
        void guessingThePasswordInAnOpenSessionIsSlowedDown() {
            // given
            for (int i = 0; i < 10; i++) {
                visitor.fill(EMAIL, Map.of("email", "new@example.org", "password", "guess " + i));
            }

            // then
            assertThat(visitor.fill(EMAIL, Map.of("email", "new@example.org", "password", TestAccounts.PASSWORD))
                            .errors()
                            .get("password"))
                    .contains("15 minutes");

            // when
            clock.advance(Duration.ofMinutes(16));

            // then
            assertThat(visitor.fill(EMAIL, Map.of("email", "new@example.org", "password", TestAccounts.PASSWORD))
                            .status())
                    .isEqualTo(302);
        }

        @Test
        void aLinkThatIsNoneIsToldInWords() {
            var unknown = new Visitor(port).open("/account/address-confirmation?token=none");

            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text()).contains("Votre adresse n’a pas changé");
        }
    }

    @Nested
    class NewPassword {

        @Test
        void replacesTheOldOneAndClosesEveryOtherSession() {
            // given
            var other = visitor();

            // when
            var changed = visitor.fill(PASSWORD, passwords(TestAccounts.PASSWORD, "another good one"));

            // then
            assertThat(visitor.follow(changed).notice()).contains("nouveau mot de passe");
            assertThat(accounts.signsIn(account, "another good one")).isTrue();
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isFalse();
            assertThat(other.open("/account/settings").location()).isEqualTo("/sign-in");
        }

        @Test
        void isRefusedWithTheReasonAtItsField() {
            assertThat(visitor.fill(PASSWORD, passwords("wrong", "another good one"))
                            .errors())
                    .containsOnlyKeys("current");
            assertThat(visitor.fill(PASSWORD, passwords("", "another good one")).errors())
                    .containsOnlyKeys("current");
            assertThat(visitor.fill(PASSWORD, passwords(TestAccounts.PASSWORD, "short"))
                            .errors())
                    .containsOnlyKeys("password");
            assertThat(visitor.fill(
                                    PASSWORD,
                                    Map.of(
                                            "current",
                                            TestAccounts.PASSWORD,
                                            "password",
                                            "another good one",
                                            "confirmation",
                                            "a third good one"))
                            .errors())
                    .containsOnlyKeys("confirmation");
            assertThat(accounts.signsIn(account, TestAccounts.PASSWORD)).isTrue();
        }

        private static Map<String, String> passwords(String current, String chosen) {
            return Map.of("current", current, "password", chosen, "confirmation", chosen);
        }
    }

    @Nested
    class TooManyRequests {

        private static final String ADDRESS = "203.0.113.7";

        @ParameterizedTest
        @ValueSource(strings = {"/account/recovery", "/account/activation-email", "/account/new"})
        void fromOneNetworkAddressWaitAnHour(String path) {
            // given
            jdbc.sql("insert into mail_request (remote_address, asked_at) select ?, ? from generate_series(1, 1000)")
                    .params(ADDRESS, Timestamp.from(clock.instant()))
                    .update();
            var form = Map.of("lastName", "Martin", "firstName", "Zoé", "email", email);

            // then
            var refused = new Visitor(port).from(ADDRESS).fill(path, form);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.summary()).singleElement().asString().contains("Attendez une heure");
            assertThat(refused.value("email")).isEqualTo(email);
            assertThat(new Visitor(port).from("203.0.113.8").fill(path, form).status())
                    .isEqualTo(302);

            // when
            clock.advance(Duration.ofMinutes(61));

            // then
            assertThat(new Visitor(port).from(ADDRESS).fill(path, form).status())
                    .isEqualTo(302);
        }
    }
}
