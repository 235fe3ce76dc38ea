package fr.candidatflow.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;

/** A candidate looks after the account: address, password, language, and the mails about them. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class SettingsBrowserTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService service;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    GreenMail smtp;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MessageSource messages;

    @Value("${candidatflow.base-url}")
    String baseUrl;

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

    @Test
    void aRunningApplicationKeepsTheAccountOnAPhoneInFrench(Browser browser) {
        seeWhatKeepsTheAccount(browser, Browser.Device.PHONE, Locale.FRENCH);
    }

    @Test
    void aRunningApplicationKeepsTheAccountAtADeskInEnglish(Browser browser) {
        seeWhatKeepsTheAccount(browser, Browser.Device.DESK, Locale.ENGLISH);
    }

    /** The mail about the application has not left yet, and says so. */
    private void seeWhatKeepsTheAccount(Browser chromium, Browser.Device device, Locale spoken) {
        browser = chromium;
        language = spoken;
        var application = admissions.open();
        smtp.stop();
        try {
            Assertions.assertThatThrownBy(() -> driver.runJob(application, "serviceTask_sendApplicationOpened"))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            smtp.start();
        }
        try (var visitor = browser.visitor(device, language, true)) {
            page = visitor.newPage();
            page.navigate(baseUrl + "/sign-in?lang=" + language);
            fill("account.user-id", service.get(admissions.account(application)).userId());
            fill("account.sign-in.password", TestAccounts.PASSWORD);
            click("account.sign-in.submit");

            page.navigate(baseUrl + "/account/deletion");
            see("deletion-obstructed", "account.deletion.title");
            assertThat(page.locator("main")).containsText(admissions.number(application));

            page.navigate(baseUrl + "/messages");
            see("messages-waiting", "messages.title");
            page.locator("main a").first().click();
            Browser.photograph(page, "account-message-waiting-" + language);
            browser.assertAccessible(page);
            assertThat(page.locator("main")).containsText(text("messages.state.TRIED_AGAIN"));
            assertThat(page.locator("main")).containsText(admissions.number(application));
        }
    }

    private void walk(Browser chromium, Browser.Device device, Locale spoken, boolean javaScript) {
        browser = chromium;
        language = spoken;
        var account = accounts.activeAccount("Lefèvre-Montgomery", "Marie-Amélie", TestAccounts.freshEmail(), language);
        String newEmail = TestAccounts.freshEmail();
        try (var visitor = browser.visitor(device, language, javaScript)) {
            page = visitor.newPage();
            page.navigate(baseUrl + "/sign-in?lang=" + language);
            fill("account.user-id", service.get(account).userId());
            fill("account.sign-in.password", TestAccounts.PASSWORD);
            click("account.sign-in.submit");

            page.navigate(baseUrl + "/account/settings");
            see("settings", "account.settings.title");
            page.locator("a[href='/account/settings/email']").click();
            see("email", "account.settings.email.title");
            fill("account.settings.email.new", "zoe@nowhere");
            fill("account.settings.password.current", "a wrong password");
            click("account.settings.email.submit");
            see("email-refused", "account.settings.email.title");
            fill("account.settings.email.new", newEmail);
            fill("account.settings.password.current", TestAccounts.PASSWORD);
            click("account.settings.email.submit");
            see("email-asked", "account.settings.title");

            driver.runJob(account, "serviceTask_sendAddressNotice");
            driver.runJob(account, "serviceTask_sendAddressLink");
            page.navigate(mailbox.find(newEmail, "(" + baseUrl + "/account/address-confirmation\\S+)"));
            see("email-changed", "account.settings.title");
            assertThat(page.locator("main")).containsText(newEmail);
            driver.runJob(account, "serviceTask_sendAddressChanged");

            page.locator("a[href='/account/settings/password']").click();
            see("password-change", "account.settings.password.title");
            fill("account.settings.password.current", TestAccounts.PASSWORD);
            fill("account.password.new", "short");
            fill("account.password.confirmation", "short");
            click("account.password.submit");
            see("password-change-refused", "account.settings.password.title");

            page.navigate(baseUrl + "/messages");
            see("messages", "messages.title");
            page.locator("main a").first().click();
            Browser.photograph(page, "account-message-" + language);
            browser.assertAccessible(page);
            assertThat(page.locator("article")).containsText(newEmail);

            page.navigate(baseUrl + "/account/data");
            see("data", "account.data.title");
            page.navigate(baseUrl + "/account/deletion");
            see("deletion", "account.deletion.title");
            fill("account.settings.password.current", "a wrong password");
            click("account.deletion.submit");
            see("deletion-refused", "account.deletion.title");
            fill("account.settings.password.current", TestAccounts.PASSWORD);
            click("account.deletion.submit");
            see("deletion-pending", "account.deletion.title");
            click("account.deletion.keep");
            see("kept", "account.settings.title");

            page.navigate(baseUrl + "/account/address-confirmation?token=none");
            see("address-refused", "account.address-confirmation.title");
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

    private void fill(String labelKey, String value) {
        page.getByLabel(Pattern.compile("^(\\* )?" + text(labelKey) + "$")).fill(value);
    }

    private void click(String key) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(text(key))
                                .setExact(true))
                .click();
    }

    private String text(String key) {
        return messages.getMessage(key, null, language);
    }
}
