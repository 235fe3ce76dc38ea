package fr.candidatflow.application.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ApplicationTest
@ExtendWith(Browser.Extension.class)
class ApplicationListBrowserTest {

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    /** At a desk with JavaScript, on a phone without. */
    @Test
    void aManagerSearchesKeepsTheSearchAndTakesListAndFiles(Browser browser) throws IOException {
        // given
        var training = catalogue.open();
        admissions.open(training);
        var submitted = admissions.submitted(training);
        admissions.complete(training);
        var rejected = admissions.submitted(training);
        admissions.review(rejected, "TRANSCRIPTS");
        String number = admissions.number(submitted);

        for (var device : Browser.Device.values()) {
            String manager = staff.manager(TestCatalogue.CENTRE);
            try (var visitor = browser.visitor(device, Locale.ENGLISH, device == Browser.Device.DESK)) {
                var page = visitor.newPage();
                staff.signIn(page, baseUrl, manager);
                page.navigate(baseUrl + "/staff/applications");

                // when: a search that means nothing, then one that does
                page.getByText("Documents, centre and dates").click();
                page.getByLabel("Training").fill(training.code());
                page.getByLabel("Opened from").fill("28/3/2026");
                page.getByLabel("Opened until").fill("27/3/2026");
                press(page, "Search");
                assertThat(page.locator("#openedTo-error")).containsText("The last day is before the first one");
                browser.look(page, "staff-applications-refused");
                page.getByLabel("Opened from").fill("");
                page.getByLabel("Opened until").fill("");
                page.getByLabel("Opened until").press("Enter");

                // then
                assertThat(page.locator("#found")).hasText("4 applications");
                assertThat(page.locator("tbody tr")).hasCount(4);
                browser.look(page, "staff-applications");

                // when: the search is kept, and opened again
                page.getByLabel("Keep this search as a view").fill("This training");
                press(page, "Save the view");
                assertThat(page.locator("main")).containsText("The view “This training” is saved.");
                page.navigate(baseUrl + "/staff/applications");
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("This training"))
                        .click();
                assertThat(page.locator("tbody tr")).hasCount(4);
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Status").setExact(true))
                        .click();
                assertThat(page.locator("th[aria-sort=ascending]")).containsText("Status");
                assertThat(page.locator("tbody tr").first()).containsText("Complete");
                browser.look(page, "staff-applications-view");

                // then: the list and the files come as they should
                var list = page.waitForDownload(
                        () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                                .click());
                assertThat(Files.lines(list.path()))
                        .hasSize(5)
                        .anySatisfy(line -> assertThat(line).contains(number));
                page.locator("label[for='tick-" + number + "']").click();
                Download files = page.waitForDownload(() -> press(page, "Files of those ticked as ZIP"));
                try (var zip = new ZipFile(files.path().toFile())) {
                    var entry = zip.stream().findFirst().orElseThrow();
                    assertThat(entry.getName()).startsWith(number);
                    try (var pdf = Loader.loadPDF(zip.getInputStream(entry).readAllBytes())) {
                        assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
                    }
                }
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
