package fr.candidatflow.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.insight.Campaigns.Campaign;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** An analyst looks for where files wait, in the real Cockpit. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class InsightBrowserTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    MovableClock clock;

    @Autowired
    AdmissionService corrections;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessDriver driver;

    @Autowired
    GreenMail smtp;

    @Autowired
    Campaigns campaigns;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Test
    void anAnalystSeesWhereFilesWait(Browser browser) {
        // given
        // Without an administrator, Camunda leads everybody to its setup page, which is closed.
        staff.administrator();
        // Cockpit loads slowly on a loaded machine.
        setDefaultAssertionTimeout(60_000);
        admissions.incomplete();
        admissions.submitted();

        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.analyst());

            // when
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/process-definition/" + latest("document-review")
                    + "/runtime");

            // then
            var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Heat map"));
            assertThat(panel.getByLabel("Show")).isVisible();
            assertThat(panel.getByLabel("Period")).hasValue(currentCampaign());
            var badge = page.locator(".cf-insight__badge").first();
            assertThat(badge).containsText("median");
            assertThat(badge).isVisible();
            assertThat(page.locator(".djs-element.cf-heat-5").first()).isVisible();
            var drawn = page.locator(".djs-shape[data-element-id=startEvent_fileSubmitted]");
            assertThat(panel.boundingBox().x + panel.boundingBox().width).isLessThan(drawn.boundingBox().x);
            Browser.photograph(page, "insight-heat-map");

            // when
            panel.getByLabel("Show").selectOption("Waiting now");
            panel.getByLabel("Period").selectOption("Last year");

            // then
            assertThat(page.locator(".cf-insight__badge")
                            .filter(new Locator.FilterOptions().setHasText("waiting"))
                            .first())
                    .isVisible();
            assertThat(panel).containsText("to ");
            Browser.photograph(page, "insight-waiting");

            // when
            tab(page, "Bottlenecks").click();

            // then
            var table = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Steps by time spent"));
            assertThat(table.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Review documents")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Waiting longest")))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("By centre")))
                    .isVisible();
            Browser.photograph(page, "insight-bottlenecks");
            accessible(page);

            // when
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/process-definition/" + latest("application")
                    + "/runtime");
            var open = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the diagram of Document review"));
            open.waitFor();
            Browser.photograph(page, "insight-overview");
            open.click();

            // then
            assertThat(page).hasURL(Pattern.compile("/process-definition/document-review"));
        }
    }

    @Test
    void anAnalystSeesACampaignAtAGlance(Browser browser) {
        // given
        staff.administrator();
        setDefaultAssertionTimeout(60_000);
        var campaign = "seen-" + UUID.randomUUID().toString().substring(0, 8);
        aCampaignOfFiftyDays(campaign);

        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.analyst());
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/dashboard");

            // when
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Campaign").setExact(true))
                    .click();

            // then
            assertThat(page.getByLabel("Campaign")).hasValue(currentCampaign());

            // when
            page.getByLabel("Campaign").selectOption(campaign);

            // then
            var confirmed = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Applications by stage"))
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Confirmed"));
            assertThat(confirmed).containsText("100 %");
            assertThat(page.getByText("As of")).isVisible();
            Browser.photograph(page, "insight-campaign");
            page.getByText("The figures, day by day").click();
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Applications per day"))
                            .getByRole(AriaRole.ROW))
                    .hasCount(6);
            var reviews = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Reviews, by centre"));
            assertThat(reviews).containsText("Nobody has finished one in 14 days");
            reviews.scrollIntoViewIfNeeded();
            Browser.photograph(page, "insight-campaign-queues");
            page.getByText("Open incidents").scrollIntoViewIfNeeded();
            Browser.photograph(page, "insight-campaign-mails");
            accessible(page);

            // when
            reviews.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bottlenecks"))
                    .click();

            // then
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Waiting longest")))
                    .isVisible();
        }
    }

    /** One candidate confirms, one waits for the review, one prepares. */
    private void aCampaignOfFiftyDays(String campaign) {
        var now = Instant.now();
        clock.standAt(now.minus(Duration.ofDays(50)));
        var training = catalogue.openInCampaign(campaign);
        var confirmed = admissions.open(training);
        clock.standAt(now.minus(Duration.ofDays(48)));
        admissions.submit(confirmed);
        admissions.open(training);
        var waiting = admissions.open(training);
        clock.standAt(now.minus(Duration.ofDays(40)));
        admissions.review(confirmed);
        clock.standAt(now.minus(Duration.ofDays(33)));
        admissions.giveOpinion(confirmed, Opinion.FAVOURABLE, null);
        admissions.submit(waiting);
        clock.standAt(now.minus(Duration.ofDays(30)));
        admissions.validateOpinion(confirmed, true);
        clock.standAt(now.minus(Duration.ofDays(25)));
        admissions.publish(confirmed);
        clock.standAt(now.minus(Duration.ofDays(20)));
        admissions.answer(confirmed, Answer.CONFIRM);
        clock.reset();
    }

    private String currentCampaign() {
        return campaigns.all().stream()
                .filter(Campaign::current)
                .findFirst()
                .orElseThrow()
                .code();
    }

    private String latest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Test
    void anAnalystSendsAFailedMailAgainInThreeClicks(Browser browser) {
        // given
        staff.administrator();
        setDefaultAssertionTimeout(60_000);
        var application = admissions.submitted();
        for (int attempt = 0; attempt < 5; attempt++) {
            receiptIsRefused(application);
        }
        String instance = driver.job(application, "serviceTask_sendReceipt").getProcessInstanceId();

        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.analyst());
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/dashboard");

            // when: from Cockpit's first page
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Incidents"))
                    .last()
                    .click();
            var group = page.locator("details.cf-incidents__group")
                    .filter(new Locator.FilterOptions().setHasText(admissions.number(application)));
            if (group.getAttribute("open") == null) {
                group.locator("summary").first().click();
            }
            Browser.photograph(page, "insight-incidents");
            accessible(page);
            // A long page can be read to its end.
            var end = group.getByText("What the newest one failed with");
            page.setViewportSize(1280, 300);
            assertThat(end).not().isInViewport();
            page.mouse().move(600, 200);
            page.mouse().wheel(0, 5_000);
            assertThat(end).isInViewport();
            page.setViewportSize(1280, 900);
            var again = Pattern.compile("Send (it|all [0-9]+) again");
            group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(again))
                    .click();

            // then: the server still refuses, which is told without loading the page again
            var told = page.getByRole(AriaRole.STATUS).and(page.locator(".cf-incidents__told"));
            assertThat(told).containsText("wait");
            receiptIsRefused(application);
            assertThat(told).containsText("1 failed again");

            // when: it takes the mail; this one alone, whatever else has failed by then
            if (group.getAttribute("open") == null) {
                group.locator("summary").first().click();
            }
            group.getByLabel("Pick " + admissions.number(application)).check();
            group.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send the 1 picked again"))
                    .click();
            assertThat(told).containsText("1 step tried again: 0 went through, 0 failed again, 1 still");
            driver.runJob(application, "serviceTask_sendReceipt");

            // then
            assertThat(told).containsText("1 went through");
            assertThat(page.getByText(admissions.number(application))).hasCount(0);
            Browser.photograph(page, "insight-incidents-sent");
            accessible(page);
            assertThat(admissions.mails(application)).contains(MailTemplate.SUBMISSION_RECEIPT);

            // when: why this application was allowed and asks for its documents
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
            tab(page, "Rules").click();

            // then
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Rules that decided")))
                    .containsText("Nothing stands against it");
            Browser.photograph(page, "insight-rules");
            accessible(page);
        }
        for (var device : Browser.Device.values()) {
            try (var visitor = browser.visitor(device, Locale.ENGLISH, true)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, admissions.manager());
                page.navigate(baseUrl + "/staff/applications/" + admissions.number(application) + "/rules");
                assertThat(page.getByText("Nothing stands against it")).isVisible();
                browser.look(page, "staff-rules");
            }
        }
    }

    private void receiptIsRefused(ApplicationId application) {
        smtp.stop();
        try {
            assertThatThrownBy(() -> driver.runJob(application, "serviceTask_sendReceipt"))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            smtp.start();
        }
    }

    @Test
    void anAnalystFindsAFinishedInstanceAndTheWaysThatAllTook(Browser browser) {
        // given
        staff.administrator();
        setDefaultAssertionTimeout(60_000);
        var application = admissions.incomplete();
        corrections.resumeReview(application);
        admissions.review(application);
        admissions.cancel(application);
        driver.runJob(application, "serviceTask_sendCancellation");

        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.analyst());
            page.navigate(baseUrl + "/camunda/app/cockpit/default/#/process-definition/" + latest("application")
                    + "/runtime");

            // when
            tab(page, "Finished").click();
            page.getByLabel("Took at least (days)").fill("long");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Look").setExact(true))
                    .click();

            // then
            assertThat(page.getByText("Enter a number of days, such as 3 or 0.5"))
                    .isVisible();

            // when
            page.getByLabel("Took at least (days)").fill("");
            page.getByLabel("Application number").fill(admissions.number(application));
            page.getByLabel("How it ended").selectOption("Application cancelled");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Look").setExact(true))
                    .click();

            // then
            assertThat(page.getByText("1 instance.")).isVisible();
            Browser.photograph(page, "insight-finished");
            accessible(page);

            // when
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(admissions.number(application)))
                    .click();

            // then
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("Application: application " + admissions.number(application));
            assertThat(page.locator(".djs-shape.cf-path[data-element-id=callActivity_reviewDocuments]"))
                    .isVisible();
            assertThat(page.locator(".cf-insight__badge")
                            .filter(new Locator.FilterOptions().setHasText("4 correction")))
                    .isVisible();
            assertThat(page.locator(".djs-connection.cf-path").first()).isAttached();
            Browser.photograph(page, "insight-instance");
            accessible(page);

            // when: down to a called one, and back up
            page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Steps in the order"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Document review"))
                    .first()
                    .click();

            // then
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("Document review");
            assertThat(page.locator(".djs-shape.cf-path[data-element-id=userTask_reviewDocuments]"))
                    .isVisible();
            // It stays when another part of the diagram is looked at.
            page.waitForURL(Pattern.compile(".*viewbox=.*"));
            page.locator("h1").evaluate("heading => heading.dataset.same = 'yes'");
            var before = page.url();
            page.getByTitle("zoom in").click();
            page.waitForCondition(() -> !page.url().equals(before));
            assertThat(page.locator("h1[data-same=yes]")).isVisible();
            Browser.photograph(page, "insight-called-instance");
            page.getByText("called by").getByRole(AriaRole.LINK).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("Application: application");

            // when: the ways of all that ended
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Application, version"))
                    .click();
            tab(page, "Paths").click();
            page.getByLabel("Only with a typed correction").check();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Path 1").setExact(true))
                    .click();

            // then
            assertThat(page.locator(
                            ".cf-path-shown .djs-shape.cf-path[data-element-id=callActivity_submitApplication]"))
                    .isVisible();
            assertThat(page.getByRole(
                            AriaRole.REGION,
                            new Page.GetByRoleOptions().setName("Path").setExact(true)))
                    .containsText("Path 1: ");
            assertThat(page.locator(".djs-overlay-candidatflow-path")
                            .filter(new Locator.FilterOptions().setHasText("correction"))
                            .first())
                    .isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Heat map")))
                    .isHidden();
            Browser.photograph(page, "insight-paths");
            accessible(page);

            // when
            page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Paths, the most frequent first"))
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();

            // then
            assertThat(page.getByText("Only those that took the chosen path.")).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Instances, those begun"))
                            .getByRole(AriaRole.LINK)
                            .first())
                    .isVisible();
        }
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Our own parts; Camunda's have faults that are not ours to mend. */
    private static void accessible(Page page) {
        assertThat(Browser.axe(page).include(List.of(".cf-insight")).analyze().getViolations())
                .isEmpty();
    }
}
