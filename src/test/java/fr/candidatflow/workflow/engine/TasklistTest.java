package fr.candidatflow.workflow.engine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.support.Tasklist;
import fr.candidatflow.workflow.TestAdmissions;
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
    TestAdmissions test;

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
    void whoEnteredAnOpinionDoesNotValidateItAndAnotherReadsTheFileFirst(Browser browser) {
        // given
        var application = admissions.get(test.complete());
        String both = staff.memberAndPresident(TestCatalogue.CENTRE);

        // when somebody enters an opinion and tries to validate it too
        try (var visitor = visitor(browser)) {
            var tasklist = signIn(visitor, both);
            var page = tasklist.page();
            tasklist.open("Opinions to give", application.number());
            tasklist.claim();
            page.getByLabel("Opinion", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("Waiting list");
            page.getByLabel("Rank on the waiting list").fill("3");
            page.getByLabel("Reasons, for the president and the commission").fill("Good, and late.");
            tasklist.complete("62-tasklist-opinion");

            tasklist.open("Opinions to validate", application.number());
            tasklist.claim();
            page.getByLabel("Validate the opinion").check();
            tasklist.completeButton().click();
            assertThat(page.getByText("must be validated by another person")).isVisible();
            Browser.photograph(page, "63-tasklist-same-person");
        }

        assertThat(admissions.opinion(application.id()).orElseThrow().validatedBy())
                .isNull();
        tasks.setAssignee(
                process.task(application.id(), "userTask_validateOpinion").getId(), null);

        // when another person reads the file and validates it
        try (var visitor = visitor(browser)) {
            var tasklist = signIn(visitor, staff.president(TestCatalogue.CENTRE));
            var page = tasklist.page();
            tasklist.open("Opinions to validate", application.number());
            tasklist.openTab("File");
            assertThat(page.getByText("Waiting list, rank 3")).isVisible();
            assertThat(page.getByText("Good, and late.")).isVisible();
            assertThat(page.getByText(both)).isVisible();
            Browser.photograph(page, "64-tasklist-file");
            tasklist.openTab("Form");
            tasklist.claim();
            page.getByLabel("Validate the opinion").check();
            tasklist.complete("65-tasklist-validation");
        }

        // then
        assertThat(admissions.opinion(application.id()).orElseThrow().validatedBy())
                .startsWith("president-");
        assertThat(admissions.opinion(application.id()).orElseThrow().opinion()).isEqualTo(Opinion.WAITING_LIST);
    }

    @Test
    void whatIsDueFirstStandsFirst(Browser browser) {
        // given
        test.submitted();

        // when
        try (var visitor = visitor(browser)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.manager(TestCatalogue.CENTRE));
            page.navigate(baseUrl + "/camunda/app/tasklist/default/");

            // then
            assertThat(page.getByText("Files that come back")).isVisible();
            assertThat(page.locator(".cf-task-card").first()).containsText("Waiting since");
            assertThat(page).hasURL(Pattern.compile("dueDate"));
            Browser.photograph(page, "66-tasklist-lists");
        }
    }

    private BrowserContext visitor(Browser browser) {
        return browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true);
    }

    private Tasklist signIn(BrowserContext visitor, String user) {
        var tasklist = new Tasklist(visitor, baseUrl);
        tasklist.signIn(user, TestStaff.PASSWORD);
        return tasklist;
    }
}
