package fr.candidatflow.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the home page to a new password, as a person goes: first an account, then the password forgotten. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class AccountBrowserTest {

    private static final String SECRET = "([2-9A-Z]{4}(?:-[2-9A-Z]{4}){2})";

    @Autowired
    ProcessDriver driver;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MessageSource messages;

    @Autowired
    AccountService service;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final String email = TestAccounts.freshEmail();
    private Browser browser;
    private Page page;
    private Locale language;

    @Test
    void onAPhoneInFrenchWithoutJavaScript(Browser browser) {
        walk(browser, Browser.Device.PHONE, Locale.FRENCH, false);
    }

    @Test
    void atADeskInEnglish(Browser browser) {
        walk(browser, Browser.Device.DESK, Locale.ENGLISH, true);
    }

    private void walk(Browser chromium, Browser.Device device, Locale spoken, boolean javaScript) {
        browser = chromium;
        language = spoken;
        try (var visitor = browser.visitor(device, language, javaScript)) {
            page = visitor.newPage();
            page.navigate(baseUrl + "/?lang=" + language);
            see("home", "account.home.title");

            click(AriaRole.LINK, "account.home.create");
            see("new", "account.new.title");
            fill("account.last-name", "O’Neil-Müller");
            fill("account.first-name", "123");
            fill("account.email", "zoe@nowhere");
            click(AriaRole.BUTTON, "account.new.submit");
            see("new-refused", "account.new.title");
            Assertions.assertThat(page.locator(".govuk-error-summary__list li").allInnerTexts())
                    .containsExactly(text("account.first-name.characters"), text("account.email.invalid"));
            assertThat(label("account.last-name")).hasValue("O’Neil-Müller");
            fill("account.first-name", "Zoé");
            fill("account.email", email);
            click(AriaRole.BUTTON, "account.new.submit");
            see("mail-sent", "account.mail-sent.title");
            assertThat(page.locator("main")).containsText(email);

            var account = new AccountId(jdbc.sql("select id from account where email = ?")
                    .param(email)
                    .query(UUID.class)
                    .single());
            driver.runJob(account, "serviceTask_sendActivationMail");
            String userId = service.get(account).userId();
            page.navigate(mailbox.find(email, "(" + baseUrl + "/account/activation\\S+)"));
            see("activated", "account.home.title");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(text("account.activation.done"));

            click(AriaRole.LINK, "layout.sign-in");
            signIn(userId, "a wrong password");
            see("sign-in-refused", "account.sign-in.title");
            signIn(userId, mailbox.find(email, SECRET));
            see("password", "account.password.title");
            choose("too short");
            see("password-refused", "account.password.title");
            choose("a long enough password");
            assertThat(page).hasURL(baseUrl + "/applications");
            browser.assertAccessible(page);

            click(AriaRole.BUTTON, "layout.sign-out");
            see("signed-out", "account.home.title");

            clock.advance(Duration.ofMinutes(2));
            click(AriaRole.LINK, "account.home.recovery");
            see("recovery", "account.recovery.title");
            fill("account.email", email.toUpperCase(Locale.ROOT));
            click(AriaRole.BUTTON, "account.send");
            driver.runJob(account, "serviceTask_sendIdentifiers");
            click(AriaRole.LINK, "account.mail-sent.sign-in");
            signIn(userId, mailbox.find(email, SECRET));
            choose("quite another password");
            assertThat(page).hasURL(baseUrl + "/applications");
            Assertions.assertThat(driver.isEnded(account)).isTrue();

            page.context().clearCookies();
            page.navigate(baseUrl + "/account/activation?token=none&lang=" + language);
            see("link-refused", "account.activation.title");
            click(AriaRole.LINK, "account.activation.again");
            see("activation-email", "account.activation-email.title");
        }
    }

    /** The page with this heading is up, nobody is shut out of it, and it needs no scrolling sideways. */
    private void see(String name, String titleKey) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(text(titleKey));
        assertThat(page.locator("html")).hasAttribute("lang", language.getLanguage());
        Browser.photograph(page, "account-" + name + "-" + language);
        browser.assertAccessible(page);
        Assertions.assertThat(page.locator("main").boundingBox().width).isLessThanOrEqualTo(page.viewportSize().width);
    }

    private void signIn(String userId, String secret) {
        fill("account.user-id", userId);
        fill("account.sign-in.password", secret);
        page.locator("main button[type=submit]").click();
    }

    private void choose(String password) {
        fill("account.password.new", password);
        fill("account.password.confirmation", password);
        click(AriaRole.BUTTON, "account.password.submit");
    }

    private void fill(String labelKey, String value) {
        label(labelKey).fill(value);
    }

    private Locator label(String key) {
        return page.getByLabel(Pattern.compile("^(\\* )?" + text(key) + "$"));
    }

    private void click(AriaRole role, String key) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(text(key)).setExact(true))
                .click();
    }

    private String text(String key) {
        return messages.getMessage(key, null, language);
    }
}
