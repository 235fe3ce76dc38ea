package fr.candidatflow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A button that somebody presses twice does its work once, with and without JavaScript, and the person is told how things stand. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class PressedTwiceBrowserTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AdmissionService admissionService;

    @Autowired
    ApplicationService applicationService;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    JdbcClient jdbc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void createsOneAccount(boolean javaScript, Browser browser) {
        try (var visitor = phone(browser, javaScript)) {
            var page = visitor.newPage();
            String email = TestAccounts.freshEmail();
            page.navigate(baseUrl + "/account/new");
            page.locator("#lastName").fill("O’Brien");
            page.locator("#firstName").fill("Zoé");
            page.locator("#email").fill(email);

            pressTwice(page);

            assertThat(page).hasURL(Pattern.compile("/account/mail-sent$"));
            assertThat(jdbc.sql("select count(*) from account where email = ?")
                            .param(email)
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensOneApplicationAlsoWhenOneGoesBack(boolean javaScript, Browser browser) {
        var account = admissions.account(admissions.open());
        var training = catalogue.open();
        try (var visitor = phone(browser, javaScript)) {
            var page = signedIn(visitor, account);
            page.navigate(baseUrl + "/trainings/" + training.code() + "/application");

            pressTwice(page);

            var opened = page.locator(".govuk-caption-l, main a[href^='/applications/2']");
            opened.first().waitFor();
            assertThat(applicationService.list(account))
                    .filteredOn(application -> application.training().equals(training.id()))
                    .hasSize(1);

            page.navigate(baseUrl + "/trainings/" + training.code() + "/application");
            page.navigate(baseUrl + "/applications");
            page.goBack();
            assertThat(page.locator("main a[href^='/applications/2']")).isVisible();
            assertThat(page.locator("main form")).hasCount(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void submitsOnce(boolean javaScript, Browser browser) {
        var application = admissions.open();
        admissions.deposit(application);
        try (var visitor = phone(browser, javaScript)) {
            var page = signedIn(visitor, admissions.account(application));
            page.navigate(step(application, "userTask_submitApplication"));
            page.locator("main input[type=checkbox]").check();

            pressTwice(page);

            seesHowThingsStand(page, application);
            assertThat(admissions.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(admissionService.get(application).submissionRound()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void confirmsOnce(boolean javaScript, Browser browser) {
        var application = admissions.admitted(catalogue.open());
        try (var visitor = phone(browser, javaScript)) {
            var page = signedIn(visitor, admissions.account(application));
            page.navigate(step(application, "userTask_confirmOrWithdraw"));
            page.locator("main input[type=radio][value=CONFIRM]").check();

            pressTwice(page);

            seesHowThingsStand(page, application);
            assertThat(admissions.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelsOnce(boolean javaScript, Browser browser) {
        var application = admissions.open();
        try (var visitor = phone(browser, javaScript)) {
            var page = signedIn(visitor, admissions.account(application));
            page.navigate(baseUrl + "/applications/" + admissions.number(application) + "/cancellation");

            pressTwice(page);

            seesHowThingsStand(page, application);
            assertThat(admissions.status(application)).isEqualTo(ApplicationStatus.CANCELLED);
        }
    }

    private static BrowserContext phone(Browser browser, boolean javaScript) {
        return browser.visitor(Browser.Device.PHONE, Locale.FRENCH, javaScript);
    }

    private static void pressTwice(Page page) {
        page.locator("main form button[type=submit]").dblclick();
        page.waitForLoadState();
    }

    /** On the application's page, or on the one that says that the step is done and leads there. */
    private void seesHowThingsStand(Page page, ApplicationId application) {
        assertThat(page).hasURL(Pattern.compile("/applications/" + admissions.number(application)));
        assertThat(page.locator("main form input[type=checkbox], main form input[type=radio]"))
                .hasCount(0);
        assertThat(page.locator("main h1")).isVisible();
    }

    private String step(ApplicationId application, String activity) {
        return baseUrl + "/applications/" + admissions.number(application) + "/tasks/"
                + driver.task(application, activity).getId();
    }

    private Page signedIn(BrowserContext visitor, AccountId account) {
        var page = visitor.newPage();
        accounts.signIn(page, account, Locale.FRENCH);
        return page;
    }
}
