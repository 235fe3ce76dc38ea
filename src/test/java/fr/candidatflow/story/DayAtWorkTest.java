package fr.candidatflow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.support.Tasklist;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * A day at work, as the staff lives it: a manager and a colleague at the files of a centre, a commission and its president at one
 * training with two seats, and the seats at the end of the day. The candidates and the clock act between two steps.
 */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class DayAtWorkTest {

    private static final String REVIEW = "Files to review";
    private static final String COMES_BACK = "Files that come back";
    private static final String NOTE = "The candidate rang: a better scan comes today.";
    private static final String PUBLICATION = "intermediateCatchEvent_publicationDateReached";

    @Autowired
    TestAdmissions test;

    @Autowired
    TestApplications applications;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestStaff staff;

    @Autowired
    AdmissionService admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Clock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private TrainingSummary training;
    private ApplicationId plain;
    private ApplicationId picture;
    private ApplicationId doubtful;
    private ApplicationId second;
    private ApplicationId third;
    private ApplicationId posted;

    @Test
    void fromTheFirstFileToTheLastSeat(Browser browser) {
        theMorningsPost();

        at(browser, test.manager(), tasklist -> {
            writeACommentTemplate(tasklist.page());
            tasklist.enter();
            theListsAreTheirs(tasklist);
            validateAPlainFile(tasklist);
            readAPictureByButtonsAndByKeys(tasklist);
            meetAColleagueAtOneFile(browser, tasklist);
            rejectAgain(tasklist);
            registerAnEnvelope(browser, tasklist.page());
        });
        theCandidateCorrects();
        test.review(doubtful);
        sendMails(plain, picture, doubtful, second, third);

        theCommissionGivesItsOpinionsOnAPhone(browser);
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, test.president());
            thePresidentValidatesAndPublishes(browser, page);
            twoWithdrawTheListIsCalledInItsOrderAndOneConfirms(page);
        }
    }

    private void theMorningsPost() {
        staff.administrator();
        training = catalogue.open(ApplicationMode.DEMATERIALISED, 2);
        plain = test.submitted(training);
        picture = applications.submitted(training).id();
        doubtful = test.submitted(training);
        second = test.complete(training);
        third = test.complete(training);
        posted = test.open(catalogue.open(ApplicationMode.PAPER, null));
        sendMails(plain, picture, doubtful);
    }

    private void writeACommentTemplate(Page page) {
        page.navigate(baseUrl + "/staff/comment-templates");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Comment"))
                .fill(template());
        press(page, "Add");
        assertThat(page.getByText(template()).first()).isVisible();
    }

    private void validateAPlainFile(Tasklist tasklist) {
        tasklist.open(REVIEW, test.number(plain));
        int waiting = tasklist.count();
        tasklist.claim();
        tasklist.page().getByText("Everything else is valid").click();
        assertThat(tasklist.page().getByText("3 of 3 judged.")).isVisible();
        tasklist.complete("60-day-plain");
        tasklist.assertCount(waiting - 1);
        assertThat(test.status(plain)).isEqualTo(ApplicationStatus.COMPLETE);
    }

    /** Signs of who Tasklist belongs to, and none of what a manager may not change. */
    private void theListsAreTheirs(Tasklist tasklist) {
        var page = tasklist.page();
        assertThat(page.locator(".navbar-brand")).hasText("CandidatFlow Tasklist");
        assertThat(page.locator(".navbar-brand")).hasCSS("background-color", "rgb(29, 53, 87)");
        assertThat(page.locator(".task-filter.active .glyphicon-pencil")).isHidden();
    }

    /** The candidate's name is an attempt to run a script in the manager's session. */
    private void readAPictureByButtonsAndByKeys(Tasklist tasklist) {
        var page = tasklist.page();
        tasklist.open(REVIEW, test.number(picture));
        assertThat(page.getByText("Claim the task to work on it.")).isVisible();
        assertThat(tasklist.card()).containsText(TestApplications.HOSTILE_FIRST_NAME + " Martin");
        assertThat(tasklist.card()).containsText("Waiting since ");
        assertThat(page.locator(".cf-form").getByText(TestApplications.HOSTILE_FIRST_NAME + " Martin"))
                .isVisible();
        press(page, "Next document");
        tasklist.claim();
        assertThat(page.getByTitle("Document: Transcripts")).isVisible();
        assertThat(tasklist.completeButton()).isDisabled();

        var frame = page.locator(".cf-viewer-frame");
        press(page, "Previous document");
        press(page, "Rotate the picture");
        assertThat(frame).hasAttribute("data-quarters", "1");
        Browser.photograph(page, "61-day-rotated");
        page.keyboard().press("Alt+Shift+KeyR");
        assertThat(frame).hasAttribute("data-quarters", "2");
        page.keyboard().press("Alt+Shift+ArrowRight");
        assertThat(page.getByTitle("Document: Transcripts")).isVisible();
        assertThat(page.getByText("Rotate the picture")).isHidden();

        tasklist.judge("Identity document", "Validate", null);
        tasklist.judge("Transcripts", "Validate", null);
        tasklist.complete("62-day-picture");
        assertThat(test.status(picture)).isEqualTo(ApplicationStatus.COMPLETE);
    }

    /** Both have the file before them. The second is told, reads what the first has left for whoever comes, and changes nothing. */
    private void meetAColleagueAtOneFile(Browser browser, Tasklist tasklist) {
        at(browser, staff.manager(TestCatalogue.CENTRE), colleague -> {
            colleague.enter();
            colleague.open(REVIEW, test.number(doubtful));
            assertThat(colleague.page().getByText("Claim the task to work on it."))
                    .isVisible();
            rejectWithATemplate(tasklist);

            colleague.pressClaim();
            assertThat(colleague.page().getByText("An error happened while claiming the task."))
                    .isVisible();
            Browser.photograph(colleague.page(), "64-day-colleague-told");
            colleague.choose("Mine");
            colleague.open(REVIEW, test.number(doubtful));
            assertThat(colleague
                            .page()
                            .getByText("Claimed by " + test.manager() + ": you can read the file, not decide on it."))
                    .isVisible();
            assertThat(colleague
                            .page()
                            .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Validate Transcripts")))
                    .isDisabled();
            colleague.openTab("History");
            assertThat(colleague.page().getByText(NOTE)).isVisible();
            Browser.photograph(colleague.page(), "65-day-colleague-reads");
        });
        assertThat(admissions.verdicts(doubtful))
                .filteredOn(verdict -> verdict.verdict() != null)
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.verdict()).isEqualTo(DocumentStatus.REJECTED);
                    assertThat(verdict.judgedBy()).isEqualTo(test.manager());
                    assertThat(verdict.verdictComment()).isEqualTo(template());
                });
        tasklist.page().getByText("Everything else is valid").click();
        tasklist.complete("66-day-first-rejection");
        assertThat(test.status(doubtful)).isEqualTo(ApplicationStatus.INCOMPLETE);
        theCandidateCorrects();
    }

    private void rejectWithATemplate(Tasklist tasklist) {
        tasklist.open(REVIEW, test.number(doubtful));
        tasklist.claim();
        tasklist.judge("Transcripts", "Reject", null);
        assertThat(tasklist.page().getByText("Tell the candidate why it is rejected: Transcripts."))
                .isVisible();
        tasklist.page().getByLabel("Comment template for Transcripts").selectOption(template());
        assertThat(tasklist.page().getByText("1 of 3 judged.")).isVisible();
        assertThat(tasklist.page().getByText("Saving…")).hasCount(0);
        tasklist.comment(NOTE);
        Browser.photograph(tasklist.page(), "63-day-template");
    }

    /** By the same path as the first time; what was said then is there. */
    private void rejectAgain(Tasklist tasklist) {
        tasklist.open(COMES_BACK, test.number(doubtful));
        assertThat(tasklist.card()).containsText("Submission 2");
        tasklist.claim();
        tasklist.page().getByText("Said in earlier rounds of Transcripts").click();
        assertThat(tasklist.page().locator(".cf-details .cf-comment")).hasText(template());
        assertThat(tasklist.page().locator(".cf-form .cf-summary").first()).containsText(NOTE);
        tasklist.judge("Transcripts", "Reject", "Still the same page.");
        tasklist.complete("67-day-second-rejection");
        assertThat(test.status(doubtful)).isEqualTo(ApplicationStatus.INCOMPLETE);
    }

    private void theCandidateCorrects() {
        sendMails(doubtful);
        test.correct(doubtful);
        sendMails(doubtful);
    }

    private void registerAnEnvelope(Browser browser, Page page) {
        page.navigate(baseUrl + "/staff/paper");
        page.getByLabel("Number of the application").fill(test.number(posted));
        page.keyboard().press("Enter");
        var today = LocalDate.now(clock);
        page.getByLabel("Date of the postmark").fill(today.minusDays(2).toString());
        page.getByLabel("Date of arrival").fill(today.toString());
        page.getByLabel("Transcripts").check();
        browser.look(page, "68-day-envelope");
        press(page, "Register");
        assertThat(page.locator(".govuk-notification-banner")).containsText(test.number(posted));
        assertThat(test.status(posted)).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    /** Without JavaScript, which the jury's page does without. */
    private void theCommissionGivesItsOpinionsOnAPhone(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.ENGLISH, false)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, test.member());
            openJury(page);
            choose(page, plain, picture);
            page.getByLabel("Favourable", new Page.GetByLabelOptions().setExact(true))
                    .check();
            browser.look(page, "70-day-jury");
            press(page, "Continue");
            browser.look(page, "71-day-preview");
            enter(page, "2 opinions entered");

            choose(page, doubtful, second, third);
            rank(page, doubtful, 2);
            rank(page, second, 1);
            rank(page, third, 3);
            page.getByLabel("Waiting list", new Page.GetByLabelOptions().setExact(true))
                    .check();
            press(page, "Continue");
            enter(page, "3 opinions entered");
        }
    }

    private void thePresidentValidatesAndPublishes(Browser browser, Page page) {
        openJury(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("to validate"))
                .click();
        choose(page, plain, picture, doubtful, second, third);
        page.getByLabel("Validate the opinions").check();
        browser.look(page, "72-day-validate");
        press(page, "Continue");
        browser.look(page, "73-day-check");
        press(page, "Validate these opinions");
        assertThat(page.getByText("5 opinions validated")).isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Publish now"))
                .click();
        page.getByLabel("Why now, for the audit").fill("The jury is over");
        browser.look(page, "74-day-publication");
        press(page, "Publish now");
        assertThat(page.getByText("5 opinions are being published now")).isVisible();
        for (var application : List.of(plain, picture, doubtful, second, third)) {
            driver.fireTimer(application, PUBLICATION);
        }
        assertSeats(page, List.of(plain, picture), List.of(second, doubtful, third));
    }

    private void twoWithdrawTheListIsCalledInItsOrderAndOneConfirms(Page page) {
        test.withdraw(plain);
        assertSeats(page, List.of(picture, second), List.of(doubtful, third));

        test.withdraw(picture);
        assertSeats(page, List.of(second, doubtful), List.of(third));

        test.answer(second, Answer.CONFIRM);
        page.reload();
        assertThat(seats(page, "Confirmed")).containsText("1");
        assertThat(seats(page, "Offered, no answer yet")).containsText("1");
        Browser.photograph(page, "75-day-seats");
    }

    private static Locator seats(Page page, String row) {
        return page.locator(".govuk-summary-list__row").filter(new Locator.FilterOptions().setHasText(row));
    }

    /** What the seats' page says, and the statuses: two seats, and never one more. */
    private void assertSeats(Page page, List<ApplicationId> offered, List<ApplicationId> waiting) {
        page.navigate(baseUrl + "/staff/seats/" + training.code());
        assertThat(seats(page, "Offered, no answer yet")).containsText("2");
        assertThat(page.locator("tbody a"))
                .hasText(waiting.stream().map(test::number).toArray(String[]::new));
        assertThat(offered)
                .allSatisfy(application -> assertThat(test.status(application)).isEqualTo(ApplicationStatus.ADMITTED));
    }

    private void openJury(Page page) {
        page.navigate(baseUrl + "/staff/jury");
        page.locator("a[href$='" + training.code() + "']").click();
    }

    private void choose(Page page, ApplicationId... files) {
        for (var file : files) {
            page.locator("#file-" + test.number(file)).check();
        }
    }

    private void rank(Page page, ApplicationId file, int rank) {
        page.locator("#rank-" + test.number(file)).fill(String.valueOf(rank));
    }

    private void enter(Page page, String said) {
        press(page, "Enter these opinions");
        assertThat(page.getByText(said)).isVisible();
    }

    /** A comment of this training alone: the templates are the centre's, and the centre is every test's. */
    private String template() {
        return "A page is missing: scan all of them. " + training.code();
    }

    private void at(Browser browser, String user, Consumer<Tasklist> work) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var tasklist = new Tasklist(visitor, baseUrl);
            staff.signIn(tasklist.page(), baseUrl, user);
            work.accept(tasklist);
        }
    }

    /** What the job executor would do by itself. */
    private void sendMails(ApplicationId... of) {
        for (var application : of) {
            for (String job : driver.waitingJobs(application)) {
                if (job.startsWith("serviceTask_send")) {
                    driver.runJob(application, job);
                }
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
