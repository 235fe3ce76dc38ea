package fr.candidatflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.ManyTrainings;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/**
 * How long a page takes, from the request to its last byte, over HTTP on the loopback address, one request at a time. It asserts
 * no duration, and its name keeps it out of the normal test run: see {@code src/docs/benchmark.md}.
 */
@ApplicationTest
@Import(ManyTrainings.class)
class PageBenchmark {

    private static final int TRAININGS = 3515;
    private static final int WARM_UP = 150;
    private static final int PEERS = 40;
    private static final int MEASURED = 300;
    private static final Duration LONGEST_PER_PAGE = Duration.ofSeconds(30);

    @Autowired
    ManyTrainings trainings;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AccountService accounts;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void everyPageOfTheCandidate() throws Exception {
        var file = System.getProperty("benchmark.file");
        int loaded = trainings.bringIn(file == null ? null : Path.of(file), TRAININGS);
        var application = admissions.admitted(catalogue.open());
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("sign-in", "/sign-in");
        pages.put("new account", "/account/new");
        pages.put("accessibility", "/accessibility");
        var offer = Jsoup.parse(get("/trainings").body());
        var largest = offer.select(".cf-offer__branch").stream()
                .max((a, b) -> Integer.compare(number(a.text()), number(b.text())))
                .orElseThrow()
                .attr("href");
        var branch = Jsoup.parse(get(largest).body()).select("h3 .cf-offer__branch").stream()
                .max((a, b) -> Integer.compare(number(a.text()), number(b.text())))
                .orElseThrow()
                .attr("href");
        pages.put("offer, folded", "/trainings");
        pages.put("offer, largest branch", withoutFragment(branch));
        pages.put("offer, filtered", "/trainings?q=sciences");
        pages.put("offer, narrow filter", "/trainings?q=" + encoded("droit public"));
        pages.put("training, signed out", trainingOf(branch));
        var signedIn = new LinkedHashMap<String, String>();
        signedIn.put("training", trainingOf(branch));
        signedIn.put("profile", "/profile");
        for (String block : new String[] {
            "ine", "personal-information", "address", "baccalaureate", "curriculum", "check", "history"
        }) {
            signedIn.put("profile, " + block, "/profile/" + block);
        }
        signedIn.put("applications", "/applications");
        signedIn.put("application", "/applications/" + admissions.number(application));
        var among = amongPeers(application);
        signedIn.put("application among peers", "/applications/" + admissions.number(among));
        signedIn.put("receipt", "/applications/" + admissions.number(among) + "/receipt");
        signedIn.put("account", "/account/settings");
        signedIn.put("messages", "/messages");

        System.out.printf(
                "%n%d trainings imported, load of the machine %.1f, %d processors%n%n",
                loaded,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-24s %8s %9s %9s %9s %6s%n", "page", "kB", "min ms", "median", "p90", "n");
        measure(pages);
        signIn(accounts.get(admissions.account(application)).userId());
        measure(signedIn);
    }

    /** Submitted where enough others were reviewed before for the page to say how long that usually takes. */
    private ApplicationId amongPeers(ApplicationId application) {
        var training = catalogue.open();
        for (int i = 0; i < PEERS; i++) {
            admissions.complete(training);
        }
        var among = admissions.open(training, admissions.account(application));
        admissions.deposit(among);
        admissions.submit(among);
        return among;
    }

    private void measure(Map<String, String> pages) throws Exception {
        for (var page : pages.entrySet()) {
            long end = System.nanoTime() + LONGEST_PER_PAGE.toNanos();
            for (int i = 0; i < WARM_UP && System.nanoTime() < end; i++) {
                assertThat(get(page.getValue()).statusCode())
                        .as(page.getValue())
                        .isEqualTo(200);
            }
            var times = new double[MEASURED];
            int n = 0;
            int size = 0;
            while (n < MEASURED && (n < 10 || System.nanoTime() < end)) {
                long start = System.nanoTime();
                size = get(page.getValue()).body().getBytes(StandardCharsets.UTF_8).length;
                times[n++] = (System.nanoTime() - start) / 1e6;
            }
            var sorted = Arrays.copyOf(times, n);
            Arrays.sort(sorted);
            System.out.printf(
                    "%-24s %8.1f %9.1f %9.1f %9.1f %6d%n",
                    page.getKey(), size / 1000.0, sorted[0], sorted[n / 2], sorted[(int) (n * 0.9)], n);
        }
    }

    private void signIn(String userId) throws Exception {
        var token = Jsoup.parse(get("/sign-in").body())
                .selectFirst("main input[name=_csrf]")
                .attr("value");
        var form = "userId=%s&password=%s&_csrf=%s".formatted(userId, encoded(TestAccounts.PASSWORD), encoded(token));
        http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(baseUrl + withoutFragment(path)))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private String trainingOf(String branch) throws IOException, InterruptedException {
        return Jsoup.parse(get(branch).body())
                .selectFirst(".cf-offer__training a")
                .attr("href");
    }

    private static String withoutFragment(String path) {
        int fragment = path.indexOf('#');
        return fragment < 0 ? path : path.substring(0, fragment);
    }

    private static int number(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
