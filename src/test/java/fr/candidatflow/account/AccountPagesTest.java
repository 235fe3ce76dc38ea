package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class AccountPagesTest {

    private static final String HUNDRED_LETTERS = "É" + "a".repeat(99);

    @LocalServerPort
    int port;

    @Autowired
    AccountService service;

    @Autowired
    TestAccounts accounts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void leadsFromTheHomePageToTheFiveThingsThatTheGuideNames() {
        // when
        var home = visitor.open("/");

        // then
        assertThat(home.page().select("main h3 a").eachAttr("href"))
                .containsExactly(
                        "/account/new",
                        "/account/activation-email",
                        "/account/recovery",
                        "/applications",
                        "/applications");
        assertThat(visitor.session()).as("a session for a reader").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Neil",
                "D’Arcy",
                "’t Hooft",
                "Nguyễn Thị Minh Khai",
                "É",
                "X",
                "Saint-Exupéry",
                "J.-P. de la Tour",
                "Mac\u00a0Dowell",
                "张",
                "  Élodie  Anne ",
                "Ben al-ʿArabī"
            })
    void createsAnAccountForAnyNameThatAPersonMayHave(String name) {
        assertCreated(name);
    }

    @Test
    void createsAnAccountForAHundredLetters() {
        assertCreated(HUNDRED_LETTERS);
    }

    private void assertCreated(String name) {
        // given
        String email = TestAccounts.freshEmail();

        // when
        var sent = visitor.fill("/account/new", signUp(name, name, "  " + email + " "));

        // then
        assertThat(sent.status()).isEqualTo(302);
        assertThat(visitor.follow(sent).text()).contains(email);
        assertThat(jdbc.sql("select last_name from account where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo(name.replaceAll("[\\s\u00a0]+", " ").strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "www.evil.example",
                "123",
                "-",
                "<b>",
                "{{7*7}}",
                "${7*7}",
                "a\u0000b",
                "Jean;DROP",
                "visit evil.com"
            })
    void refusesWhatIsNoName(String name) {
        // given
        String email = TestAccounts.freshEmail();

        // when
        var refused = visitor.fill("/account/new", signUp(name, "Zoé", email));

        // then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).containsOnlyKeys("lastName");
        assertThat(refused.summary()).hasSize(1);
        assertThat(refused.value("firstName")).isEqualTo("Zoé");
        assertThat(refused.value("email")).isEqualTo(email);
        assertThat(refused.page().getElementById("lastName").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(count(email)).isZero();
    }

    @Test
    void refusesANameOfAHundredAndOneLettersAndKeepsIt() {
        // when
        var refused = visitor.fill("/account/new", signUp("Martin", HUNDRED_LETTERS + "b", TestAccounts.freshEmail()));

        // then
        assertThat(refused.errors()).containsOnlyKeys("firstName");
        assertThat(refused.value("firstName")).isEqualTo(HUNDRED_LETTERS + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b",
                "andré@example.org",
                "a@@example.org",
                "a b@example.org",
                ".a@example.org",
                "a..b@example.org",
                "a@example..org",
                "a@-example.org",
                "a@example.org\nBcc: b@example.org",
                "a@example.org,b@example.org",
                "<a@example.org>",
                "a@[127.0.0.1]",
                "a@example.1"
            })
    void refusesAnAddressThatNoMailReachesOnEveryPageThatAsksForOne(String email) {
        for (String page : new String[] {"/account/new", "/account/activation-email", "/account/recovery"}) {
            // when
            var refused = visitor.fill(page, signUp("Martin", "Zoé", email));

            // then
            assertThat(refused.status()).as(page).isEqualTo(422);
            assertThat(refused.errors()).as(page).containsOnlyKeys("email");
            assertThat(refused.summary()).as(page).hasSize(1);
        }
    }

    @Test
    void refusesAnAddressThatIsTooLongAndTakesTheLongest() {
        // given
        String domain = ("d".repeat(62) + ".").repeat(3) + "fr";
        String tooLong = "a".repeat(255 - domain.length() - 1) + "@" + domain;
        String localTooLong = "a".repeat(65) + "@example.org";
        String farTooLong = "a@" + "a.".repeat(100_000) + "fr";
        String unique = TestAccounts.freshEmail().replaceAll("[^0-9a-f]", "");
        String longest = unique + "a".repeat(254 - domain.length() - 1 - unique.length()) + "@" + domain;

        // then
        assertThat(visitor.fill("/account/new", signUp("Martin", "Zoé", tooLong))
                        .errors())
                .containsOnlyKeys("email");
        assertThat(visitor.fill("/account/new", signUp("Martin", "Zoé", localTooLong))
                        .errors())
                .containsOnlyKeys("email");
        assertThat(visitor.fill("/account/new", signUp("Martin", "Zoé", farTooLong))
                        .errors())
                .containsOnlyKeys("email");
        assertThat(visitor.fill("/account/new", signUp("Martin", "Zoé", longest))
                        .status())
                .isEqualTo(302);
        assertThat(count(longest)).isEqualTo(1);
    }

    @Test
    void asksForEveryFieldOfAnEmptyOrMutilatedForm() {
        assertThat(visitor.fill("/account/new", signUp("", " ", "")).errors())
                .containsOnlyKeys("lastName", "firstName", "email");
        assertThat(visitor.fill("/account/new", Map.of()).errors()).containsOnlyKeys("lastName", "firstName", "email");
    }

    @Test
    void answersTheSameWhetherTheAddressHasAnAccountOrNot() {
        // given
        String pending = TestAccounts.freshEmail();
        accounts.pendingAccount("Martin", "Zoé", pending, Locale.FRENCH);
        String active = TestAccounts.freshEmail();
        accounts.activeAccount("Martin", "Zoé", active, Locale.FRENCH);
        String unknown = TestAccounts.freshEmail();

        for (String page : new String[] {"/account/activation-email", "/account/recovery", "/account/new"}) {
            // when
            String toPending = answer(page, pending);
            String toActive = answer(page, active);
            String toUnknown = answer(page, unknown);

            // then
            assertThat(toPending).isEqualTo(toUnknown);
            assertThat(toActive).isEqualTo(toUnknown);
        }
    }

    @Test
    void keepsTheFirstAccountWhenTheSameAddressSignsUpInAnotherCase() {
        // given
        String email = TestAccounts.freshEmail();
        visitor.fill("/account/new", signUp("Martin", "Zoé", email));

        // when
        visitor.fill("/account/new", signUp("Durand", "Luc", email.toUpperCase(Locale.ROOT)));

        // then
        assertThat(count(email)).isEqualTo(1);
        assertThat(jdbc.sql("select last_name from account where lower(email) = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo("Martin");
    }

    @Test
    void activatesWithTheLinkAndSaysSoOnTheHomePageOnceAndOnTheSignInPageAfterwards() {
        // given
        String link = service.issueCredentials(accounts.pendingAccount()).activationPath();

        // when
        var first = visitor.open(link);
        var second = visitor.open(link);

        // then
        assertThat(first.location()).isEqualTo("/");
        var home = visitor.follow(first);
        assertThat(home.notice()).contains("Votre compte a été validé");
        assertThat(home.page().select("main a.govuk-button").eachAttr("href")).containsExactly("/sign-in");
        assertThat(second.location()).isEqualTo("/sign-in");
    }

    @Test
    void saysThatTheAccountIsActiveAlready() {
        // given
        String link = service.issueCredentials(accounts.pendingAccount()).activationPath();
        visitor.open(visitor.open(link).location());

        // when
        var again = visitor.follow(visitor.open(link));

        // then
        assertThat(again.notice()).contains("déjà validé");
    }

    @Test
    void saysThatALinkExpiredAndOffersANewAccount() {
        // given
        var issued = service.issueCredentials(accounts.pendingAccount());
        clock.moveTo(issued.expiresAt().plusSeconds(1));

        // when
        var expired = visitor.open(issued.activationPath());

        // then
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.text()).contains("pas été activé à temps");
        assertThat(expired.page().select("main a").eachAttr("href")).containsExactly("/account/new");
    }

    @Test
    void offersANewLinkInPlaceOfOneThatIsReplacedPurgedOrCutShort() {
        // given
        var replaced = accounts.pendingAccount();
        String first = service.issueCredentials(replaced).activationPath();
        String cut = service.issueCredentials(replaced).activationPath().replaceAll(".$", "");
        var purged = accounts.pendingAccount();
        String gone = service.issueCredentials(purged).activationPath();
        service.purge(purged);

        for (String link : new String[] {
            first,
            cut,
            gone,
            "/account/activation",
            "/account/activation?token=",
            "/account/activation?token=%00%F0%9F%98%80"
        }) {
            // when
            var refused = visitor.open(link);

            // then
            assertThat(refused.status()).as(link).isEqualTo(404);
            assertThat(refused.page().select("main a").eachAttr("href"))
                    .as(link)
                    .containsExactly("/account/new", "/account/activation-email", "/sign-in");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,Apply to the university",
        "/sign-in,Sign in",
        "/account/new,Create an account",
        "/account/activation-email,I lost my activation e-mail",
        "/account/recovery,I forgot my user ID or password",
        "/account/mail-sent,Check your e-mail",
        "/account/activation,This link no longer works"
    })
    void speaksEnglishAtAClickAndRemembersIt(String path, String title) {
        // given
        String click = visitor.open(path).page().selectFirst("a[hreflang=en]").attr("href");

        // then
        assertThat(visitor.open(click).title()).isEqualTo(title);
        assertThat(visitor.open(path).title()).isEqualTo(title);
    }

    @Test
    void keepsTheLanguageOfTheSignUpForTheMails() {
        // given
        String email = TestAccounts.freshEmail();
        visitor.open("/account/new?lang=en");

        // when
        visitor.fill("/account/new", signUp("Martin", "Zoé", email));

        // then
        assertThat(jdbc.sql("select language from account where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .isEqualTo("en");
    }

    @Test
    void forbidsWhatThePagesDoNotNeed() {
        // when
        var headers = visitor.open("/").headers();

        // then
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; object-src 'none'; "
                        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    private String answer(String page, String email) {
        var answer = visitor.follow(visitor.fill(page, signUp("Martin", "Zoé", email)));
        return answer.status() + answer.text().replace(email, "…");
    }

    private int count(String email) {
        return jdbc.sql("select count(*) from account where lower(email) = lower(?)")
                .param(email)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> signUp(String lastName, String firstName, String email) {
        return Map.of("lastName", lastName, "firstName", firstName, "email", email);
    }
}
