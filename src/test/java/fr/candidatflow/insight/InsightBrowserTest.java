package fr.candidatflow.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.List;
import java.util.Locale;
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
    RepositoryService repository;

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
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("document-review")
                .latestVersion()
                .singleResult();

        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            staff.signIn(page, baseUrl, staff.analyst());

            // when
            page.navigate(
                    baseUrl + "/camunda/app/cockpit/default/#/process-definition/" + definition.getId() + "/runtime");

            // then
            var panel = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Heat map"));
            assertThat(panel.getByLabel("Show")).isVisible();
            var badge = page.locator(".cf-insight__badge").first();
            assertThat(badge).containsText("median");
            assertThat(badge).isVisible();
            assertThat(page.locator(".djs-element.cf-heat-5").first()).isVisible();
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
            page.getByText("Bottlenecks", new Page.GetByTextOptions().setExact(true))
                    .click();

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
        }
    }

    /** Our own parts; Camunda's have faults that are not ours to mend. */
    private static void accessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .include(List.of(".cf-insight"))
                        .analyze()
                        .getViolations())
                .isEmpty();
    }
}
