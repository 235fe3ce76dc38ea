package fr.candidatflow.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Where is my file, the waiting list and the answer, as a candidate sees them, at both widths, without JavaScript on the phone. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class TimelineBrowserTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions test;

    @Autowired
    AdmissionService admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    MovableClock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Test
    void everyStateIsReadableAndAccessibleAtBothWidthsAndInBothLanguages(Browser browser) {
        // given: one who waits, called meanwhile by nobody; one with an offer, another offer and a file on its way
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var first = test.admitted(training);
        test.waitingListed(training, 3);
        var waiting = test.waitingListed(training, 12);
        var candidate = test.account(waiting);
        var offered = test.open(catalogue.open(), candidate);
        var other = test.open(catalogue.open(), candidate);
        var withdrawing = test.open(catalogue.open(), candidate);
        var recalled = test.open(catalogue.open(), candidate);
        clock.advance(Duration.ofDays(3).plusHours(5));
        test.withdraw(first);
        test.submit(recalled);
        test.recall(recalled);
        test.submit(recalled);
        test.review(recalled, "TRANSCRIPTS");
        test.correct(recalled);
        for (var application : new ApplicationId[] {offered, other, withdrawing}) {
            test.admit(application);
        }
        test.answer(other, Answer.CONFIRM);
        test.answer(withdrawing, Answer.WITHDRAW);
        var paths = new LinkedHashMap<String, String>();
        paths.put("queue", path(waiting));
        paths.put("rounds", path(recalled));
        paths.put("offered", path(offered));
        paths.put(
                "answer",
                path(offered) + "/tasks/"
                        + driver.task(offered, "userTask_confirmOrWithdraw").getId());
        paths.put("confirmed", path(other));
        paths.put("withdrawing", path(withdrawing));
        paths.put(
                "take-back",
                path(withdrawing) + "/tasks/"
                        + driver.task(withdrawing, "userTask_takeWithdrawalBack")
                                .getId());
        paths.put("list", "/applications");

        // then
        for (var device : Browser.Device.values()) {
            for (var language : new String[] {"fr", "en"}) {
                try (var visitor =
                        browser.visitor(device, Locale.forLanguageTag(language), device == Browser.Device.DESK)) {
                    var page = visitor.newPage();
                    accounts.signIn(page, test.account(waiting), Locale.forLanguageTag(language));
                    for (Map.Entry<String, String> path : paths.entrySet()) {
                        page.navigate(baseUrl + path.getValue());
                        browser.look(page, "timeline-" + path.getKey() + "-" + language);
                    }
                }
            }
        }
    }

    @Test
    void aWithdrawalIsTakenBackByOneClickAlsoWithoutJavaScript(Browser browser) {
        for (boolean javaScript : new boolean[] {true, false}) {
            var application = test.admitted(catalogue.open());
            try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.ENGLISH, javaScript)) {
                // given
                var page = visitor.newPage();
                accounts.signIn(page, test.account(application), Locale.ENGLISH);
                page.navigate(baseUrl + path(application));
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm or withdraw"))
                        .click();
                page.getByLabel("No, I withdraw my application").check();
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send my answer"))
                        .click();
                assertThat(page.getByText("Withdrawal under way")).isVisible();

                // when
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take my withdrawal back"))
                        .click();

                // then
                assertThat(page.getByText("Your withdrawal is taken back.").first())
                        .isVisible();
                assertThat(page.getByText("Withdrawal under way")).isHidden();
                assertThat(page.getByText("Time left to answer")).isVisible();
                assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
            }
        }
    }

    @Test
    void theTimeThatIsLeftGoesOn(Browser browser) {
        // given
        var application = test.admitted(catalogue.open());
        clock.moveTo(admissions
                .get(application)
                .answerDeadline()
                .minus(Duration.ofHours(3))
                .minusSeconds(30));
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            visitor.clock().install();
            var page = visitor.newPage();
            accounts.signIn(page, test.account(application), Locale.FRENCH);
            page.navigate(baseUrl + path(application));
            var left = page.locator(".cf-countdown__left");
            assertThat(left).containsText("3 heures");

            // when
            visitor.clock().fastForward("01:30:00");

            // then
            assertThat(left).containsText("1 heure 30 minutes");

            // when
            visitor.clock().fastForward("02:00:00");

            // then
            assertThat(left).containsText("La date limite est passée");
        }
    }

    private String path(ApplicationId application) {
        return "/applications/" + test.number(application);
    }
}
