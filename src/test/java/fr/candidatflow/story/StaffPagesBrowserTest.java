package fr.candidatflow.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The staff's pages that no journey passes, with a training in the middle of its campaign on them. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class StaffPagesBrowserTest {

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestStaff staff;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private TrainingSummary training;
    private ApplicationId submitted;
    private ApplicationId validated;
    private ApplicationId admitted;
    private ApplicationId posted;

    @BeforeEach
    void aTrainingInTheMiddleOfItsCampaign() {
        training = catalogue.open(ApplicationMode.DEMATERIALISED, 2);
        admitted = test.admitted(training);
        test.answer(test.admitted(training), Answer.CONFIRM);
        test.waitingListed(training, 1);
        test.waitingListed(training, 2);
        test.complete(training);
        posted = test.open(catalogue.open(ApplicationMode.PAPER, null));
        submitted = test.submitted(training);
        validated = test.complete(training);
        test.giveOpinion(validated, Opinion.FAVOURABLE, null);
        test.validateOpinion(validated, true);
        test.review(test.submitted(training), "TRANSCRIPTS");
    }

    @Test
    void readWellAtBothWidths(Browser browser) {
        var faults = new SoftAssertions();
        for (var device : Browser.Device.values()) {
            try (var visitor = browser.visitor(device, Locale.ENGLISH, true)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, staff.administrator());
                moveADate(page, device);
                pages().forEach((name, path) -> {
                    page.navigate(baseUrl + path);
                    look(browser, page, name, faults);
                });
                page.navigate(baseUrl + "/admin/import/" + catalogue.uploadWithAFault());
                look(browser, page, "admin-import-trial", faults);
                press(page, "Import");
                PlaywrightAssertions.assertThat(page.locator(".cf-report")).containsText("created");
                look(browser, page, "admin-import-report", faults);
            }
        }
        faults.assertAll();
    }

    /** The whole of axe on the phone, where more goes wrong; the desk's width and picture. */
    private static void look(Browser browser, Page page, String name, SoftAssertions faults) {
        boolean desk = page.viewportSize().width > 1000;
        faults.assertThatCode(() -> {
                    if (desk) {
                        browser.assertAsWideAsTheScreen(page, "staff-" + name);
                    } else {
                        browser.look(page, "staff-" + name);
                    }
                })
                .as(page.url())
                .doesNotThrowAnyException();
    }

    /** Refused at first, so that the page shows how it says so. */
    private void moveADate(Page page, Browser.Device device) {
        page.navigate(baseUrl + "/staff/applications/" + test.number(admitted) + "/dates");
        page.getByLabel("Why").fill("The post was on strike in the week of the deadline.");
        press(page, "Move the date");
        PlaywrightAssertions.assertThat(page.locator(".govuk-error-summary")).isVisible();
        Browser.photograph(page, "staff-dates-refused");
        page.getByLabel("Answer until").check();
        var later = training.dates().answerOn().plusDays(device.ordinal() + 1);
        page.getByLabel("Day").fill(String.valueOf(later.getDayOfMonth()));
        page.getByLabel("Month").fill(String.valueOf(later.getMonthValue()));
        page.getByLabel("Year").fill(String.valueOf(later.getYear()));
        press(page, "Move the date");
        PlaywrightAssertions.assertThat(page.locator(".govuk-notification-banner"))
                .isVisible();
        Browser.photograph(page, "staff-case-moved");
    }

    private Map<String, String> pages() {
        String case_ = "/staff/applications/";
        String jury = "/staff/jury/" + training.code();
        String trainings = "/admin/trainings/" + training.id().value();
        var pages = new LinkedHashMap<String, String>();
        pages.put("case-submitted", case_ + test.number(submitted));
        pages.put("case-admitted", case_ + test.number(admitted));
        pages.put("case-dates", case_ + test.number(submitted) + "/dates");
        pages.put("case-annulment", case_ + test.number(validated) + "/corrections/annulment");
        pages.put("comment-templates", "/staff/comment-templates");
        pages.put("paper", "/staff/paper");
        pages.put("envelope", "/staff/paper/" + test.number(posted));
        pages.put("seats", "/staff/seats");
        pages.put("seats-of-training", "/staff/seats/" + training.code());
        pages.put("training-dates", "/staff/trainings/" + training.code() + "/dates");
        pages.put("jury-validated", jury + "?show=validated");
        pages.put("admin", "/admin");
        pages.put("admin-import", "/admin/import");
        pages.put("admin-campaigns", "/admin/campaigns");
        pages.put("admin-campaign", "/admin/campaigns/test");
        pages.put("admin-centres", "/admin/centres");
        pages.put("admin-centre", "/admin/centres/" + TestCatalogue.CENTRE);
        pages.put("admin-commissions", "/admin/commissions");
        pages.put("admin-commission", "/admin/commissions/" + TestCatalogue.CENTRE);
        pages.put("admin-trainings", "/admin/trainings");
        pages.put("admin-training", trainings);
        pages.put("admin-training-deletion", trainings + "/deletion");
        pages.put("admin-documents", trainings + "/documents");
        pages.put("admin-document", trainings + "/documents/IDENTITY");
        pages.put("admin-letters", "/admin/letters");
        pages.put("admin-letter", "/admin/letters/admission");
        pages.put("admin-reasons", "/admin/refusal-reasons");
        pages.put("admin-reason", "/admin/refusal-reasons/LEVEL");
        pages.put("admin-versions", "/admin/versions");
        pages.put("admin-audit", "/admin/audit");
        return pages;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
