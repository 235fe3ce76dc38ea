package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class SignInTest {

    private static final String NEW_PASSWORD = "été comme hiver, à vélo";

    @LocalServerPort
    int port;

    @Autowired
    AccountService service;

    @Autowired
    TestAccounts accounts;

    @Autowired
    MovableClock clock;

    Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void signsInAndGoesToTheApplications() {
        // given
        String userId = userId(accounts.activeAccount());

        // when
        var answer = visitor.signIn(userId, TestAccounts.PASSWORD);

        // then
        assertThat(answer.location()).isEqualTo("/applications");
        assertThat(visitor.open("/").page().select(".cf-header__who").text()).isEqualTo(userId);
    }

    @Test
    void goesToThePageThatWasAskedForWithItsParameters() {
        // given
        String userId = userId(accounts.activeAccount());
        var sentAway = visitor.open("/messages?page=2");

        // when
        var answer = visitor.signIn(userId, TestAccounts.PASSWORD);

        // then
        assertThat(sentAway.location()).isEqualTo("/sign-in");
        assertThat(answer.location()).isEqualTo("/messages?page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?continue=https://evil.example",
                "/sign-in?redirect=//evil.example",
                "/sign-in?targetUrl=https://evil.example",
                "/sign-in?url=https://evil.example"
            })
    void leadsNowhereElse(String page) {
        // given
        String userId = userId(accounts.activeAccount());
        visitor.open(page);

        // when
        var answer = visitor.send(page, Map.of("userId", userId, "password", TestAccounts.PASSWORD));

        // then
        assertThat(answer.location()).isEqualTo("/applications");
    }

    @Test
    void doesNotLeadToAFormThatWasSent() {
        // given
        String userId = userId(accounts.activeAccount());
        visitor.open("/sign-in");
        visitor.send("/messages", Map.of("text", "a long text"));

        // when
        var answer = visitor.signIn(userId, TestAccounts.PASSWORD);

        // then
        assertThat(answer.location()).isEqualTo("/applications");
    }

    @Test
    void changesTheSessionAtSignInAndAtTheChoiceOfAPassword() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());
        visitor.open(issued.activationPath());
        visitor.open("/sign-in");
        String before = visitor.session().orElseThrow();

        // when
        visitor.signIn(issued.account().userId(), issued.oneTimeSecret());
        String signedIn = visitor.session().orElseThrow();
        choose(NEW_PASSWORD);
        String chosen = visitor.session().orElseThrow();

        // then
        assertThat(signedIn).isNotEqualTo(before);
        assertThat(chosen).isNotEqualTo(signedIn);
    }

    @Test
    void sendsSomebodyWhoIsSignedInOnFromTheSignInPage() {
        // given
        visitor.signIn(userId(accounts.activeAccount()), TestAccounts.PASSWORD);

        // then
        assertThat(visitor.open("/sign-in").location()).isEqualTo("/applications");
        assertThat(visitor.open("/account/password").location()).isEqualTo("/applications");
    }

    @Test
    void asksForAPasswordInPlaceOfTheOneTimeSecretBeforeAnythingElse() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());
        visitor.open(issued.activationPath());
        visitor.open("/profile");

        // when
        var signedIn = visitor.signIn(issued.account().userId(), issued.oneTimeSecret());

        // then
        assertThat(signedIn.location()).isEqualTo("/account/password");
        for (String closed :
                new String[] {"/", "/profile", "/applications", "/trainings", "/sign-in", "/account/new"}) {
            assertThat(visitor.open(closed).location()).as(closed).isEqualTo("/account/password");
        }
        assertThat(navigation(visitor.open("/account/password"))).containsExactly("/trainings");

        // when
        var chosen = choose(NEW_PASSWORD);

        // then
        assertThat(chosen.location()).isEqualTo("/profile");
        assertThat(navigation(visitor.open("/")))
                .containsExactly("/profile", "/trainings", "/applications", "/messages", "/account/settings");
        assertThat(new Visitor(port)
                        .signIn(issued.account().userId(), NEW_PASSWORD)
                        .location())
                .isEqualTo("/applications");
        assertThat(new Visitor(port)
                        .signIn(issued.account().userId(), issued.oneTimeSecret())
                        .location())
                .isEqualTo("/sign-in");
    }

    @Test
    void takesTheUserIdAndTheSecretHoweverTheyAreTyped() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());
        visitor.open(issued.activationPath());

        // when
        var answer = visitor.signIn(
                "  " + issued.account().userId().toLowerCase(Locale.ROOT),
                issued.oneTimeSecret().toLowerCase(Locale.ROOT).replace("-", " "));

        // then
        assertThat(answer.location()).isEqualTo("/account/password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "aaaaaaaaaaaaaa", "abababababab"})
    void refusesAPasswordThatOthersGuess(String password) {
        assertRefused(password, password, "password");
    }

    @Test
    void refusesAPasswordThatBcryptWouldCut() {
        assertRefused("é".repeat(30) + "abcdefghijklm", "é".repeat(30) + "abcdefghijklm", "password");
    }

    @Test
    void refusesAPasswordTypedInTwoWays() {
        assertRefused(NEW_PASSWORD, NEW_PASSWORD + "!", "confirmation");
    }

    @Test
    void refusesTheAddressAndTheSecretAsAPassword() {
        // given
        var issued = signedInWithASecret();

        // then
        assertThat(choose(issued.account().email().toUpperCase(Locale.ROOT)).errors())
                .containsOnlyKeys("password");
        assertThat(choose(issued.oneTimeSecret()).errors()).containsOnlyKeys("password");
        assertThat(choose(NEW_PASSWORD).status()).isEqualTo(302);
    }

    private void assertRefused(String password, String confirmation, String field) {
        // given
        signedInWithASecret();

        // when
        var refused = visitor.fill("/account/password", Map.of("password", password, "confirmation", confirmation));

        // then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys(field);
        assertThat(refused.value("password")).as("a password in the page").isEmpty();
        assertThat(visitor.open("/").location()).isEqualTo("/account/password");
    }

    @Test
    void letsTheOldPasswordWorkUntilTheSecretIsReplacedThenEndsEveryOtherSession() {
        // given
        var account = accounts.activeAccount();
        String userId = userId(account);
        clock.advance(Duration.ofMinutes(2));
        accounts.forgetIdentifiers(account);
        var issued = service.issueCredentials(account);
        var elsewhere = new Visitor(port);

        // then
        assertThat(elsewhere.signIn(userId, TestAccounts.PASSWORD).location()).isEqualTo("/applications");

        // when
        visitor.signIn(userId, issued.oneTimeSecret());
        choose(NEW_PASSWORD);

        // then
        assertThat(elsewhere.open("/profile").location()).isEqualTo("/sign-in");
        assertThat(elsewhere.signIn(userId, TestAccounts.PASSWORD).location()).isEqualTo("/sign-in");
        assertThat(elsewhere.signIn(userId, NEW_PASSWORD).location()).isEqualTo("/profile");
    }

    @Test
    void saysThatASecretExpired() {
        // given
        var account = accounts.activeAccount();
        clock.advance(Duration.ofMinutes(2));
        accounts.forgetIdentifiers(account);
        var issued = service.issueCredentials(account);
        clock.moveTo(issued.expiresAt().plusSeconds(1));

        // when
        var refused = refusal(userId(account), issued.oneTimeSecret());

        // then
        assertThat(refused.errors().get("password")).contains("a expiré");
        assertThat(visitor.signIn(userId(account), TestAccounts.PASSWORD).location())
                .isEqualTo("/applications");
    }

    @Test
    void saysThatAnAccountWaitsForItsActivationOnlyToItsOwner() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());

        // then
        assertThat(refusal(issued.account().userId(), issued.oneTimeSecret())
                        .errors()
                        .get("userId"))
                .contains("pas encore activé");
        assertThat(refusal(issued.account().userId(), "something else").errors().get("userId"))
                .contains("est faux");
    }

    @Test
    void saysTheSameForAWrongPasswordAsForAnUnknownUserId() {
        // given
        String userId = userId(accounts.activeAccount());

        // when
        var wrong = refusal(userId, "something else");
        var unknown = refusal("ZZZZZZZZ", TestAccounts.PASSWORD);

        // then
        assertThat(wrong.errors()).isEqualTo(unknown.errors()).containsOnlyKeys("userId");
        assertThat(wrong.value("userId")).isEqualTo(userId);
        assertThat(visitor.open("/sign-in").errors()).as("a second time").isEmpty();
    }

    @Test
    void asksForWhatIsMissingAndForTheUserIdInPlaceOfAnAddress() {
        assertThat(refusal("", TestAccounts.PASSWORD).errors()).containsOnlyKeys("userId");
        assertThat(refusal("ABCDEFGH", "").errors()).containsOnlyKeys("password");
        assertThat(refusal("someone@example.org", "whatever").errors().get("userId"))
                .contains("et non votre adresse");
        assertThat(refusal("A\u0000B" + "C".repeat(5000), "w\u0000").errors()).containsOnlyKeys("userId");
        visitor.open("/sign-in");
        assertThat(visitor.follow(visitor.send("/sign-in", Map.of())).errors()).containsOnlyKeys("userId");
    }

    @Test
    void refusesTheEleventhAttemptForAQuarterOfAnHourFromThatAddressOnly() {
        // given
        String userId = userId(accounts.activeAccount());
        visitor.from("203.0.113." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250)));
        for (int i = 0; i < 9; i++) {
            refusal(userId, "guess " + i);
        }

        // then
        assertThat(refusal(userId.toLowerCase(Locale.ROOT), "guess 10").errors().get("userId"))
                .contains("est faux");
        assertThat(refusal(userId, TestAccounts.PASSWORD).errors().get("userId"))
                .contains("Trop d’essais");
        assertThat(new Visitor(port).signIn(userId, TestAccounts.PASSWORD).location())
                .as("from another address")
                .isEqualTo("/applications");

        // when
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));

        // then
        assertThat(visitor.signIn(userId, TestAccounts.PASSWORD).location()).isEqualTo("/applications");
    }

    @Test
    void forgetsTheFailuresOfSomebodyWhoRemembered() {
        // given
        String userId = userId(accounts.activeAccount());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                refusal(userId, "guess " + i);
            }

            // then
            assertThat(visitor.signIn(userId, TestAccounts.PASSWORD).location()).isEqualTo("/applications");
            signOut();
        }
    }

    @Test
    void signsOutByTheButtonOnly() {
        // given
        visitor.signIn(userId(accounts.activeAccount()), TestAccounts.PASSWORD);

        // when
        visitor.open("/sign-out");

        // then
        assertThat(visitor.open("/sign-in").location()).isEqualTo("/applications");

        // when
        var left = signOut();

        // then
        assertThat(visitor.follow(left).notice()).contains("session est fermée");
        assertThat(visitor.open("/profile").location()).isEqualTo("/sign-in");
    }

    @Test
    void saysThatNothingWasSavedWhenAFormComesFromSomebodyWhoIsSignedInNoLonger() {
        // given: a form from before the session ended
        visitor.signIn(userId(accounts.activeAccount()), TestAccounts.PASSWORD);
        visitor.loseSession();

        // when
        var refused = visitor.send("/profile", Map.of("city", "Nancy"));

        // then
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("Rien n’a été enregistré");
        assertThat(refused.page().select("main a").eachAttr("href")).containsExactly("/sign-in");
    }

    @Test
    void saysThatNothingWasSavedWhenAFormNeedsASignIn() {
        // given: a token that is good, in a session that nobody signed in to
        visitor.open("/sign-in");

        // when
        var refused = visitor.send("/profile", Map.of("city", "Nancy"));

        // then
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("Rien n’a été enregistré");
    }

    @Test
    void refusesAFormWithoutItsTokenFromSomebodyWhoIsSignedIn() {
        // given
        visitor.signIn(userId(accounts.activeAccount()), TestAccounts.PASSWORD);

        // when
        var refused = visitor.sendWith("forged", "/sign-out", Map.of());

        // then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.title()).contains("a expiré");
        assertThat(visitor.open("/sign-in").location()).as("still signed in").isEqualTo("/applications");
    }

    @Test
    void writesInTheLanguageThatASignedInCandidateSwitchesTo() {
        // given
        var account = accounts.activeAccount();
        visitor.signIn(userId(account), TestAccounts.PASSWORD);

        // when
        visitor.open("/?lang=en");

        // then
        assertThat(service.get(account).language()).isEqualTo(Locale.ENGLISH);
    }

    private static List<String> navigation(Visitor.Answer answer) {
        return answer.page().select(".govuk-service-navigation__link").eachAttr("href");
    }

    private IssuedCredentials signedInWithASecret() {
        var issued = service.issueCredentials(accounts.pendingAccount());
        visitor.open(issued.activationPath());
        visitor.signIn(issued.account().userId(), issued.oneTimeSecret());
        return issued;
    }

    private Visitor.Answer choose(String password) {
        return visitor.fill("/account/password", Map.of("password", password, "confirmation", password));
    }

    private Visitor.Answer refusal(String userId, String password) {
        var answer = visitor.signIn(userId, password);
        assertThat(answer.location()).isEqualTo("/sign-in");
        return visitor.follow(answer);
    }

    private Visitor.Answer signOut() {
        var home = visitor.open("/");
        return visitor.sendWith(home.page().selectFirst("input[name=_csrf]").attr("value"), "/sign-out", Map.of());
    }

    private String userId(AccountId account) {
        return service.get(account).userId();
    }
}
