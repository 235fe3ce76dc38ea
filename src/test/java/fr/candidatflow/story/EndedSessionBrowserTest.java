package fr.candidatflow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;

/** The session ends while a candidate types, in a form of ours and in one that a process brings: nothing is lost. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class EndedSessionBrowserTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    MessageSource messages;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private Page page;
    private Locale language;

    @ParameterizedTest
    @CsvSource({"PHONE, fr, false", "DESK, en, true"})
    void anAddressAndASubmissionAreFoundAgainAfterTheSignIn(
            Browser.Device device, Locale reader, boolean javaScript, Browser browser) {
        language = reader;
        var application = admissions.open();
        var account = admissions.account(application);
        admissions.deposit(application);
        String step = "/applications/" + admissions.number(application) + "/tasks/"
                + driver.task(application, "userTask_submitApplication").getId();
        try (var visitor = browser.visitor(device, language, javaScript)) {
            page = visitor.newPage();
            accounts.signIn(page, account, language);

            page.navigate(baseUrl + "/profile/address");
            page.locator("input[name=line1]").fill("12 bis, rue de l’Abbé-Grégoire");
            loseSession();
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText(text("account.kept-form.waits"));
            look(browser, "kept-sign-in");
            accounts.typeIdentifiers(page, account);
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("12 bis, rue de l’Abbé-Grégoire");
            look(browser, "kept-address");
            press("account.kept-form.send");
            page.navigate(baseUrl + "/profile/address");
            assertThat(page.locator("input[name=line1]")).hasValue("12 bis, rue de l’Abbé-Grégoire");

            page.navigate(baseUrl + step);
            page.locator("#certified").check();
            loseSession();
            page.locator("main form button[type=submit]").click();
            accounts.typeIdentifiers(page, account);
            assertThat(page.getByRole(AriaRole.MAIN)).containsText(text("account.kept-form.ticked"));
            look(browser, "kept-submission");
            press("account.kept-form.send");
            assertThat(page).hasURL(baseUrl + "/applications/" + admissions.number(application) + "/receipt");
            assertThat(driver.openTasks(application)).doesNotContain("userTask_submitApplication");

            // A page that saves while one types meets the end of the session, too, and says so on the console.
            assertThat(browser.takeFaults(visitor)).allMatch(fault -> fault.contains("status of 401"));
        }
    }

    private void loseSession() {
        page.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("SESSION"));
    }

    private void press(String key) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)))
                .click();
    }

    private void look(Browser browser, String name) {
        Browser.photograph(page, "frame-" + name + "-" + language);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(page.viewportSize().width);
        if (page.url().contains("kept-form")) {
            browser.assertAccessible(page);
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, language);
    }
}
