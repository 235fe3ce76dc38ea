package fr.candidatflow.application.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.CampaignEditor;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.support.Tasklist;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class RetentionPagesTest {

    private static final String RETENTION_OVER = "intermediateCatchEvent_retentionOver";
    private static final String NEXT_BATCH = "gateway_nextBatch";
    private static final String APPROVE = "userTask_approveDeletion";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    CampaignEditor campaigns;

    @Autowired
    Retention retention;

    @Autowired
    Reports reports;

    @Autowired
    Statistics statistics;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionOperations transaction;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final String campaign = "p-" + UUID.randomUUID().toString().substring(0, 8);
    private TrainingSummary training;
    private String administrator;

    @BeforeEach
    void aCampaignOfItsOwn() {
        training = catalogue.openInCampaign(campaign);
        administrator = staff.administrator();
    }

    @Test
    void saysHowLongApplicationsAreKeptAndChangesIt() throws Exception {
        // given
        assertThat(row()).contains("Test campaign", "365 days", "Kept");

        // when
        for (String wrong : List.of("", "0", "3651", "a year", "-1")) {
            var answer = change(wrong, "" + version());
            assertThat(answer.getStatus()).as(wrong).isEqualTo(422);
            var page = Jsoup.parse(answer.getContentAsString());
            assertThat(page.select(".govuk-error-summary a[href=#days]").text()).contains("from 1 to 3650");
            assertThat(page.expectFirst("#days").val()).isEqualTo(wrong);
        }
        String stale = "" + version();
        assertThat(change("30", stale).getStatus()).isEqualTo(302);

        // then
        assertThat(row()).contains("30 days");
        assertThat(Jsoup.parse(change("40", stale).getContentAsString())
                        .select(".govuk-error-summary")
                        .text())
                .contains("Somebody else");
        assertThat(campaigns.get(campaign).retentionDays()).isEqualTo(30);
        assertThat(retention.dueOn(campaign))
                .isEqualTo(campaigns.get(campaign).endsOn().plusDays(31));
    }

    @Test
    void reportsWhatWouldGoAndWhatIsKeptAndWhy() throws Exception {
        // given
        ended();
        var running = admissions.open(training);
        retentionEnds();

        // when
        var page = page();

        // then
        assertThat(page.select(".govuk-summary-list").text())
                .contains("Applications 1", "Documents no other application uses 3, less than 1 MB", "are kept 1");
        assertThat(page.select("[aria-label='Applications that are kept'] tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .startsWith(admissions.number(running))
                .hasSizeGreaterThan(admissions.number(running).length() + 5);
        assertThat(page.select("form[action$=/approval] button").text()).isEqualTo("Delete 1 application");
        assertThat(page.select("form[action$=/days]")).isEmpty();
    }

    @Test
    void badInputToAPostponementIsSaidAtItsFieldAndKept() throws Exception {
        // given
        ended();
        retentionEnds();

        // when
        var answer = postpone(today().minusDays(1).toString(), " ");

        // then
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#postponedTo", "#reason");
        assertThat(page.expectFirst("#postponedTo").val())
                .isEqualTo(today().minusDays(1).toString());
        assertThat(Jsoup.parse(postpone("next week", "An <appeal> runs").getContentAsString())
                        .expectFirst("#reason")
                        .text())
                .isEqualTo("An <appeal> runs");
        assertThat(driver.openTasks(campaign)).containsExactly(APPROVE);
    }

    @Test
    void aDecisionCountsOnceAndOnlyForTheFiguresThatWereShown() throws Exception {
        // given
        ended();
        retentionEnds();
        long shown = reportId();
        assertThat(postpone(today().toString(), "Count again").getStatus()).isEqualTo(302);
        driver.fireTimer(campaign, RETENTION_OVER);

        // then: on the page from before
        assertThat(approve(shown).getStatus()).isEqualTo(409);
        assertThat(driver.openTasks(campaign)).containsExactly(APPROVE);

        // when
        long again = reportId();
        assertThat(approve(again).getStatus()).isEqualTo(302);

        // then
        var second = approve(again);
        assertThat(second.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(second.getContentAsString())
                        .select(".govuk-error-summary")
                        .text())
                .contains("somebody else has decided it");
        assertThat(postponeReport(again, today().toString(), "Late").getStatus())
                .isEqualTo(409);
        assertThat(page().select("main").text()).contains("Being deleted", "Postponed", "Count again");
    }

    @Test
    void whatAColleagueHasClaimedIsTheirs() throws Exception {
        // given
        ended();
        retentionEnds();
        String colleague = staff.administrator();
        tasks.claim(driver.task(campaign, APPROVE).getId(), colleague);

        // then
        var refused = approve(reportId());
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains(colleague);
    }

    @Test
    void theCardsOfTasklistPassOverAStepThatBelongsToNoApplication() throws Exception {
        // given
        ended();
        retentionEnds();
        String task = driver.task(campaign, APPROVE).getId();

        // then
        var cards = send(get("/staff-api/cards?task=" + task));
        assertThat(cards.getStatus()).isEqualTo(200);
        assertThat(cards.getContentAsString()).isEqualTo("[]");
        assertThat(send(get("/staff-api/tasks/" + task)).getStatus()).isEqualTo(404);
    }

    /** Eight become ten, one becomes none; the sum of nine ten. The second time adds nothing. */
    @Test
    void numbersAreRoundedBeforeTheyAreKept() {
        // given
        var other = catalogue.openInCampaign(campaign);
        for (int i = 0; i < 8; i++) {
            ended();
        }
        var lonely = admissions.open(other);
        admissions.cancel(lonely);

        // when
        transactionally(() -> statistics.keep(campaign));
        admissions.cancel(admissions.open(other));
        transactionally(() -> statistics.keep(campaign));

        // then
        assertThat(statistics.of(campaign))
                .extracting(Statistics.Row::trainingCode, Statistics.Row::applications, Statistics.Row::cancelled)
                .containsExactlyInAnyOrder(
                        tuple(null, 10, 10), tuple(training.code(), 10, 10), tuple(other.code(), 0, 0));
    }

    @Test
    void anAdministratorReadsAndApproves(Browser browser) {
        for (var device : Browser.Device.values()) {
            // given
            String own = "b-" + UUID.randomUUID().toString().substring(0, 8);
            var offered = catalogue.openInCampaign(own);
            ended(offered);
            admissions.open(offered);
            clock.moveTo(
                    retention.dueOn(own).atTime(1, 0).atZone(clock.getZone()).toInstant());
            driver.fireTimer(own, RETENTION_OVER);
            clock.reset();

            try (var visitor = browser.visitor(device, Locale.ENGLISH, device == Browser.Device.DESK)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, staff.administrator());
                page.navigate(baseUrl + "/admin/retention");
                browser.look(page, "admin-retention");
                page.locator("a[href$='/" + own + "']").click();
                browser.look(page, "admin-retention-report");

                // when
                press(page, "Postpone");
                browser.look(page, "admin-retention-refused");
                press(page, "Delete 1 application");
                assertThat(page.locator("main").innerText()).contains("The deletion has begun");
                driver.fireTimer(own, NEXT_BATCH);
                page.reload();

                // then
                assertThat(page.locator("main").innerText()).contains("Some kept", "The whole campaign");
                browser.look(page, "admin-retention-done");
            }
        }
    }

    @Test
    void anAdministratorPostponesInTasklist(Browser browser) {
        // given
        ended();
        driver.fireTimer(campaign, RETENTION_OVER);
        try (var office = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var tasklist = new Tasklist(office, baseUrl);
            tasklist.signIn(administrator, TestStaff.PASSWORD);

            // when
            tasklist.open("Deletions to approve", campaign);
            tasklist.claim();
            assertThat(tasklist.page().getByLabel("Campaign").inputValue()).isEqualTo(campaign);
            tasklist.page().getByLabel("Postpone the deletion").check();
            tasklist.page().getByLabel("Postponed to").fill("12/31/2035");
            tasklist.page().getByLabel("Postponed to").press("Enter");
            tasklist.page().getByLabel("Why, without personal data").fill("An appeal runs");
            tasklist.complete("admin-retention-tasklist");
        }

        // then
        assertThat(reports.latest(campaign).orElseThrow())
                .extracting(Report::approved, Report::nextOn, Report::reason, Report::decidedBy)
                .containsExactly(false, LocalDate.of(2035, 12, 31), "An appeal runs", administrator);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void transactionally(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private ApplicationId ended() {
        return ended(training);
    }

    /** With three documents. */
    private ApplicationId ended(TrainingSummary offered) {
        var application = admissions.open(offered);
        admissions.deposit(application);
        admissions.cancel(application);
        while (!driver.waitingJobs(application).isEmpty()) {
            driver.runJob(application, driver.waitingJobs(application).get(0));
        }
        return application;
    }

    private void retentionEnds() {
        clock.moveTo(
                retention.dueOn(campaign).atTime(1, 0).atZone(clock.getZone()).toInstant());
        driver.fireTimer(campaign, RETENTION_OVER);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private long version() {
        return campaigns.get(campaign).version();
    }

    private long reportId() {
        return jdbc.sql("select max(id) from retention_report where campaign_code = ?")
                .param(campaign)
                .query(Long.class)
                .single();
    }

    private String row() throws Exception {
        var list = Jsoup.parse(send(get("/admin/retention")).getContentAsString());
        return list.expectFirst("tr:has(a[href$=/" + campaign + "])").text();
    }

    private Document page() throws Exception {
        return Jsoup.parse(send(get("/admin/retention/" + campaign)).getContentAsString());
    }

    private MockHttpServletResponse change(String days, String version) throws Exception {
        return send(post("/admin/retention/" + campaign + "/days")
                .param("days", days)
                .param("version", version));
    }

    private MockHttpServletResponse approve(long report) throws Exception {
        return send(post("/admin/retention/" + campaign + "/approval").param("report", "" + report));
    }

    private MockHttpServletResponse postpone(String day, String reason) throws Exception {
        return postponeReport(reportId(), day, reason);
    }

    private MockHttpServletResponse postponeReport(long report, String day, String reason) throws Exception {
        return send(post("/admin/retention/" + campaign + "/postponement")
                .param("report", "" + report)
                .param("postponedTo", day)
                .param("reason", reason));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(staff.signedIn(administrator)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
