package fr.candidatflow.workflow.oidc;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ChildJvm;
import fr.candidatflow.support.FreePort;
import identityprovider.IdentityProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/**
 * The staff sign in at a real OpenID Connect provider, a process of its own at another address, in a real browser. The application
 * too is a process of its own, since no other test has a provider and one JVM has one engine of a name.
 */
@ExtendWith(Browser.Extension.class)
class ProviderSignInBrowserTest {

    private static final String SCIENCES = "centre-sciences-demo";
    private static final String LAW = "centre-droit-demo";

    @TempDir
    static Path folder;

    static ChildJvm provider;
    static ChildJvm application;
    static String issuer;
    static String service;

    @BeforeAll
    static void startBoth() throws Exception {
        int providersPort = FreePort.find();
        int port = FreePort.find();
        // Another host name than the application's: another site for the browser, as a provider is.
        issuer = "http://127.0.0.1:" + providersPort;
        service = "http://localhost:" + port;
        provider = ChildJvm.ofTests(
                SpringApplication.class.getName(),
                Path.of("target", "identity-provider.log"),
                List.of(
                        "--spring.main.sources=" + IdentityProvider.class.getName(),
                        "--spring.config.name=identity-provider",
                        "--server.port=" + providersPort,
                        "--issuer=" + issuer,
                        "--service=" + service));
        application = ChildJvm.ofTests(
                "fr.candidatflow.dev.DevCandidatFlow",
                Path.of("target", "provider-sign-in.log"),
                List.of(
                        "--server.port=" + port,
                        "--candidatflow.base-url=" + service,
                        "--candidatflow.dev.database=" + folder.resolve("database"),
                        "--candidatflow.simulation.candidates=0",
                        "--camunda.bpm.admin-user.id=emergency",
                        "--camunda.bpm.admin-user.password=Only-for-emergencies-1",
                        "--candidatflow.staff.oidc.issuer=" + issuer,
                        "--candidatflow.staff.oidc.name=Example University",
                        "--candidatflow.staff.oidc.client-id=" + IdentityProvider.CLIENT,
                        "--candidatflow.staff.oidc.client-secret=" + IdentityProvider.SECRET));
        provider.awaitReady(URI.create(issuer + "/.well-known/openid-configuration"));
        application.awaitReady(URI.create(service + "/actuator/health/readiness"));
    }

    @AfterAll
    static void stopBoth() throws Exception {
        for (var process : new ChildJvm[] {application, provider}) {
            if (process != null) {
                process.close();
            }
        }
    }

    @Test
    void oneSignInAtTheProviderOpensEverythingAndOneSignOutClosesIt(Browser browser) throws Exception {
        people("anne", SCIENCES, "analysts", "a-choir");
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            // when
            var page = visitor.newPage();
            page.navigate(service + "/staff?from=a-bookmark");

            // then
            assertThat(page).hasURL(Pattern.compile("^" + issuer + "/login.*"));

            // when
            signIn(page, "anne");

            // then
            assertThat(page).hasURL(service + "/staff?from=a-bookmark");
            assertThat(page.getByRole(AriaRole.NAVIGATION)).containsText("Cockpit");

            // when
            page.navigate(service + "/camunda/app/tasklist/default/");

            // then
            assertThat(page.getByText(Pattern.compile("^\\s*Files to review")).first())
                    .isVisible();
            page.navigate(service + "/camunda/app/cockpit/default/");
            assertThat(page.getByText("Running Process Instances")).isVisible();

            // when
            page.navigate(service + "/staff");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();

            // then
            signedOutAtBoth(page);
            Browser.photograph(page, "staff-signed-out");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in again"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("^" + issuer + "/login.*"));
            browser.takeFaults(visitor);
        }
    }

    @Test
    void tasklistSignedOutLeadsToTheProviderAndBack(Browser browser) throws Exception {
        people("bob", SCIENCES);
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            page.navigate(service + "/camunda/app/tasklist/default/");
            signIn(page, "bob");
            assertThat(page.getByText(Pattern.compile("^\\s*Files to review")).first())
                    .isVisible();

            // when
            page.locator(".account .dropdown-toggle").first().click();
            page.getByText("Log out").click();

            // then
            signedOutAtBoth(page);
            page.navigate(service + "/camunda/app/tasklist/default/");
            assertThat(page).hasURL(Pattern.compile("^" + issuer + "/login.*"));
            browser.takeFaults(visitor);
        }
    }

    @Test
    void aGroupThatIsGoneAtTheProviderIsGoneAtTheNextSignIn(Browser browser) throws Exception {
        people("carl", SCIENCES, "camunda-admin");
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            page.navigate(service + "/admin");
            signIn(page, "carl");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Administration")))
                    .isVisible();
            page.navigate(service + "/admin/staff");
            assertThat(page.getByText("Users and groups come from Example University"))
                    .isVisible();
            assertThat(page.getByText("Add a user")).hasCount(0);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("carl"))
                    .click();
            assertThat(page.getByLabel("First name")).isDisabled();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")))
                    .hasCount(0);
            browser.takeFaults(visitor);
        }
        people("carl", LAW);
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();

            // when
            page.navigate(service + "/staff");
            signIn(page, "carl");

            // then
            assertThat(page).hasURL(service + "/staff");
            assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("Administration");
            page.navigate(service + "/admin");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Page not found")))
                    .isVisible();
            Browser.photograph(page, "staff-not-found");
            browser.takeFaults(visitor);
        }
    }

    @Test
    void whoHasNoGroupOfOursIsToldSo(Browser browser) throws Exception {
        people("dora", "a-choir");
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.ENGLISH, true)) {
            var page = visitor.newPage();

            // when
            page.navigate(service + "/staff");
            signIn(page, "dora");

            // then
            assertThat(page).hasURL(service + "/staff/no-access");
            assertThat(page.getByText("you belong to no centre, no commission")).isVisible();
            Browser.photograph(page, "staff-no-access");
            browser.takeFaults(visitor);
            browser.assertAccessible(page);

            // when
            page.getByRole(AriaRole.LINK)
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Sign out"))
                    .click();

            // then
            signedOutAtBoth(page);
            page.navigate(service + "/staff");
            assertThat(page).hasURL(Pattern.compile("^" + issuer + "/login.*"));
            browser.takeFaults(visitor);
        }
    }

    @Test
    void theProviderTakesAUserOverAndLeavesTheEmergencyAdministratorAlone(Browser browser) throws Exception {
        people("ada.analyst", "analysts");
        people("emergency", SCIENCES);
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.ENGLISH, true)) {
            // given a user with a password of the engine
            assertThat(opens(visitor, "ada.analyst", "Candidatflow-demo-1")).isTrue();

            // when
            visitor.clearCookies();
            var page = visitor.newPage();
            page.navigate(service + "/staff");
            signIn(page, "ada.analyst");
            assertThat(page).hasURL(service + "/staff");

            // then
            assertThat(opens(visitor, "ada.analyst", "Candidatflow-demo-1")).isFalse();

            // when
            visitor.clearCookies();
            page.navigate(service + "/staff");
            signIn(page, "emergency");

            // then
            assertThat(page).hasURL(service + "/staff/no-access");
            assertThat(opens(visitor, "emergency", "Only-for-emergencies-1")).isTrue();
            browser.takeFaults(visitor);
        }
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.ENGLISH, true)) {
            var page = visitor.newPage();

            // when
            page.navigate(service + "/staff/oidc?code=stolen&state=guessed");

            // then
            assertThat(page.getByText("You could not be signed in.")).isVisible();
            Browser.photograph(page, "staff-sign-in-provider");
            browser.assertAccessible(page);
        }
    }

    @Test
    void theRequestHasStateNonceAndProofKey() throws Exception {
        // when
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service + "/staff/sign-in/provider"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        // then
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(issuer + "/oauth2/authorize?")
                .contains("response_type=code", "&state=", "&nonce=", "&code_challenge=", "code_challenge_method=S256");
    }

    /** Whether the password form lets somebody in. */
    private static boolean opens(BrowserContext visitor, String user, String password) {
        var page = visitor.newPage();
        page.navigate(service + "/staff/sign-in");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.locator(".cf-sections, .govuk-error-summary").waitFor();
        boolean open = page.url().equals(service + "/staff");
        page.close();
        return open;
    }

    /** The page stands twice at this address: before the provider was told, and after it has sent the browser back. */
    private void signedOutAtBoth(Page page) {
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in again")))
                .isVisible();
        assertThat(page).hasURL(service + "/staff/signed-out");
    }

    private static void signIn(Page page, String user) {
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(IdentityProvider.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static void people(String name, String... groups) throws Exception {
        String list = Stream.of(groups).map(group -> '"' + group + '"').collect(Collectors.joining(",", "[", "]"));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/people/" + name))
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(list))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
