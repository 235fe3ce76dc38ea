package fr.candidatflow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the home page to the submission with Tab, Enter, Space and letters alone; what is in focus is always seen. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class KeyboardBrowserTest {

    private static final int FARTHEST = 150;

    /** GOV.UK draws the focus of a checkbox or radio button around the box before its label. */
    private static final String SHOWS_FOCUS = """
            element => {
              const visible = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
              return visible(getComputedStyle(element))
                || [...element.labels ?? []].some(label => visible(getComputedStyle(label, '::before')))
            }
            """;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AccountService accountService;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AdmissionService admission;

    @Autowired
    JdbcClient jdbc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private Page page;

    @Test
    void aCandidateNeedsNoMouse(Browser browser) {
        String email = TestAccounts.freshEmail();
        String training = catalogue.open().code();
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            page = visitor.newPage();
            page.navigate(baseUrl + "/");

            // The first stop of every page leads past the navigation.
            page.keyboard().press("Tab");
            assertThat(page.locator(".govuk-skip-link")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(baseUrl + "/#main");

            go("main a[href='/account/new']");
            type("#lastName", "Le Gall");
            type("#firstName", "Zoé");
            type("#email", email);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(baseUrl + "/account/mail-sent");

            var account = new AccountId(id("select id from account where email = ?", email));
            driver.runJob(account, "serviceTask_sendActivationMail");
            page.navigate(mailbox.find(email, "(" + baseUrl + "/account/activation\\S+)"));
            go("header a[href='/sign-in']");
            type("#userId", accountService.get(account).userId());
            type("#password", mailbox.find(email, "([2-9A-Z]{4}(?:-[2-9A-Z]{4}){2})"));
            page.keyboard().press("Enter");
            assertThat(page).hasURL(baseUrl + "/account/password");
            type("#password", "une phrase de passe");
            type("#confirmation", "une phrase de passe");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(baseUrl + "/applications");

            go(".govuk-service-navigation a[href='/profile']");
            go("main a[href='/profile/address']");
            type("select[name=country]", "France");
            type("input[name=line1]", "12 rue de la Craffe");
            type("input[name=postalCode]", "54000");
            type("input[name=town]", "Nancy");
            press("main form button[type=submit]");
            page.waitForURL(address -> !address.endsWith("/profile/address"));

            profiles.complete(account);
            page.navigate(baseUrl + "/trainings/" + training);
            go("main a[href$='/" + training + "/application']");
            press("main form button[type=submit]");
            page.waitForURL("**/applications/*");

            var application = new ApplicationId(id("select id from application where account_id = ?", account.value()));
            admissions.deposit(application);
            page.reload();
            go("main a[href*='/tasks/']");
            focus("#certified");
            page.keyboard().press("Space");
            assertThat(page.locator("#certified")).isChecked();
            press("main form button[type=submit]");
            assertThat(page)
                    .hasURL(baseUrl + "/applications/"
                            + admission.get(application).number() + "/receipt");
            assertThat(driver.openTasks(application)).doesNotContain("userTask_submitApplication");
        }
    }

    private UUID id(String query, Object value) {
        return jdbc.sql(query).param(value).query(UUID.class).single();
    }

    private void go(String link) {
        String before = page.url();
        press(link);
        page.waitForURL(address -> !address.equals(before));
    }

    private void press(String selector) {
        focus(selector);
        page.keyboard().press("Enter");
    }

    private void type(String selector, String words) {
        focus(selector);
        page.keyboard().type(words);
    }

    /** Tab after Tab until the element has the focus, and shows it. */
    private void focus(String selector) {
        Locator element = page.locator(selector).first();
        element.waitFor();
        for (int tab = 0; tab < FARTHEST; tab++) {
            if ((Boolean) element.evaluate("element => element === document.activeElement")) {
                assertThat((Boolean) element.evaluate(SHOWS_FOCUS))
                        .as("focus of " + selector)
                        .isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not reach " + selector + " on " + page.url());
    }
}
