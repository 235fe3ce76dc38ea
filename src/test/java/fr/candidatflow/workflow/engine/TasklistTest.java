package fr.candidatflow.workflow.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The staff at work in the real Tasklist. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class TasklistTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestApplications applications;

    @Autowired
    AdmissionService admissions;

    @Autowired
    ProcessDriver process;

    @Autowired
    TaskService tasks;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    /** Without one, Camunda sends everybody to its setup page, which is closed. A loaded machine is slow. */
    @BeforeEach
    void anAdministrator() {
        staff.administrator();
        setDefaultAssertionTimeout(30_000);
    }

    @Test
    void aFileGoesFromItsFirstReviewToAValidatedOpinion(Browser browser) {
        // given
        var application = applications.submitted();
        runMails(application);
        String both = staff.memberAndPresident(TestCatalogue.CENTRE);

        // when a manager rejects a document
        try (var visitor = visitor(browser)) {
            var page = signIn(visitor, staff.manager(TestCatalogue.CENTRE));
            open(page, "Files to review", application);
            assertThat(page.getByText("Claim the task to work on it.")).isVisible();
            assertThat(page.getByText(TestApplications.HOSTILE_FIRST_NAME + " Martin"))
                    .isVisible();
            claim(page);
            assertThat(complete(page)).isDisabled();
            judge(page, "Identity document", "Reject");
            assertThat(page.getByText("Tell the candidate why it is rejected: Identity document."))
                    .isVisible();
            comment(page, "Identity document", "The back of the card is missing.");
            judge(page, "Transcripts", "Validate");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("View Transcripts"))
                    .click();
            assertThat(page.getByTitle("Document: Transcripts")).isVisible();
            assertThat(page.getByText("2 of 2 judged.")).isVisible();
            Browser.photograph(page, "60-tasklist-review");
            complete(page).click();
            assertGone(page, application);
        }

        // then the candidate corrects it, and reads why
        assertThat(document(application, "IDENTITY").status()).isEqualTo(DocumentStatus.REJECTED);
        assertThat(document(application, "IDENTITY").comment()).isEqualTo("The back of the card is missing.");
        assertThat(admissions.get(application.id()).status()).isEqualTo(ApplicationStatus.INCOMPLETE);
        runMails(application);
        applications.deposit(application, "IDENTITY", "carte.pdf", TestFiles.pdf("Carte, recto verso"));
        applications.certify(application.id());
        runMails(application);

        // when the manager validates the new one
        try (var visitor = visitor(browser)) {
            var page = signIn(visitor, staff.manager(TestCatalogue.CENTRE));
            open(page, "Files to review", application);
            claim(page);
            judge(page, "Identity document", "Validate");
            assertThat(page.getByText("1 of 1 judged.")).isVisible();
            complete(page).click();
            assertGone(page, application);
        }
        runMails(application);
        assertThat(admissions.get(application.id()).status()).isEqualTo(ApplicationStatus.COMPLETE);

        // when somebody enters an opinion and tries to validate it too
        try (var visitor = visitor(browser)) {
            var page = signIn(visitor, both);
            open(page, "Opinions to give", application);
            claim(page);
            page.getByLabel("Opinion", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("Waiting list");
            page.getByLabel("Rank on the waiting list").fill("3");
            page.getByLabel("Reasons, for the president and the commission").fill("Good, and late.");
            Browser.photograph(page, "61-tasklist-opinion");
            complete(page).click();
            assertGone(page, application);

            open(page, "Opinions to validate", application);
            claim(page);
            page.getByLabel("Validate the opinion").check();
            complete(page).click();
            assertThat(page.getByText("must be validated by another person")).isVisible();
            Browser.photograph(page, "62-tasklist-same-person");
        }

        assertThat(admissions.opinion(application.id()).orElseThrow().validatedBy())
                .isNull();
        tasks.setAssignee(
                process.task(application.id(), "userTask_validateOpinion").getId(), null);

        // when another person reads the file and validates it
        try (var visitor = visitor(browser)) {
            var page = signIn(visitor, staff.president(TestCatalogue.CENTRE));
            open(page, "Opinions to validate", application);
            tab(page, "File");
            assertThat(page.getByText("Waiting list, rank 3")).isVisible();
            assertThat(page.getByText("Good, and late.")).isVisible();
            assertThat(page.getByText(both)).isVisible();
            Browser.photograph(page, "63-tasklist-file");
            tab(page, "Form");
            claim(page);
            page.getByLabel("Validate the opinion").check();
            complete(page).click();
            assertGone(page, application);
        }

        // then
        assertThat(admissions.opinion(application.id()).orElseThrow().validatedBy())
                .startsWith("president-");
        assertThat(admissions.opinion(application.id()).orElseThrow().opinion()).isEqualTo(Opinion.WAITING_LIST);
    }

    private BrowserContext visitor(Browser browser) {
        return browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true);
    }

    /** Waits for the page to be still: the sign-in ends the session that a late request of the page would bring back. */
    private Page signIn(BrowserContext visitor, String user) {
        var page = visitor.newPage();
        page.navigate(baseUrl + "/camunda/app/tasklist/default/");
        try {
            page.getByPlaceholder("Username").waitFor(new Locator.WaitForOptions().setTimeout(20_000));
        } catch (TimeoutError blank) {
            // Camunda's loader gives up after 7 s on a busy machine and leaves the page blank.
            page.reload();
        }
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill(TestStaff.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        return page;
    }

    private void open(Page page, String filter, ApplicationSummary application) {
        page.getByText(Pattern.compile("^\\s*" + filter)).first().click();
        card(page, application).getByRole(AriaRole.LINK).first().click();
    }

    private static Locator card(Page page, ApplicationSummary application) {
        return page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(application.number()));
    }

    private static void claim(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Claim"))
                .click();
    }

    private static Locator complete(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"));
    }

    private static void tab(Page page, String name) {
        page.locator(".nav-tabs")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static void judge(Page page, String document, String verdict) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(verdict + " " + document))
                .check();
    }

    private static void comment(Page page, String document, String text) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("Comment on " + document)))
                .fill(text);
    }

    private static void assertGone(Page page, ApplicationSummary application) {
        assertThat(card(page, application)).hasCount(0);
    }

    /** The review's mails go out, as the job executor would have it. */
    private void runMails(ApplicationSummary application) {
        for (String job : process.waitingJobs(application.id())) {
            if (job.startsWith("serviceTask_send")) {
                process.runJob(application.id(), job);
            }
        }
    }

    private DocumentSummary document(ApplicationSummary application, String code) {
        return admissions.documents(application.id()).stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
