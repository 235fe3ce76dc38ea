package fr.candidatflow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.candidatflow.support.Browser;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.springframework.context.MessageSource;

/** A candidate in the portal: finds things by the words on the page and by what they are, as a person does. */
class Portal {

    private final Browser browser;
    private final Page page;
    private final MessageSource messages;
    private final Locale language;
    private final boolean scripts;
    private final String story;
    private final SoftAssertions faults = new SoftAssertions();
    private int photograph;

    Portal(
            Browser browser,
            BrowserContext visitor,
            MessageSource messages,
            Locale language,
            boolean scripts,
            String story) {
        this.browser = browser;
        this.page = visitor.newPage();
        this.messages = messages;
        this.language = language;
        this.scripts = scripts;
        this.story = story;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    void open(String url) {
        page.navigate(url);
    }

    /** Checks that this is the page, that axe finds no fault in it, and keeps its picture. */
    void sees(String titleKey, String name) {
        seesTitle(text(titleKey), name);
    }

    void seesTitle(String title, String name) {
        assertThat(page).hasTitle(title + " – CandidatFlow");
        assertThat(page.locator("html")).hasAttribute("lang", language.getLanguage());
        // All faults of the journey are told at its end.
        faults.assertThatCode(() -> browser.assertAccessible(page)).doesNotThrowAnyException();
        photograph++;
        Browser.photograph(page, "%s-%02d-%s".formatted(story, photograph, name));
    }

    void reads(String words) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(words);
    }

    void readsKey(String key, Object... arguments) {
        reads(text(key, arguments));
    }

    void type(String labelKey, String value) {
        page.getByLabel(label(text(labelKey))).fill(value);
    }

    void choose(String labelKey, String value) {
        page.getByLabel(label(text(labelKey))).selectOption(value);
    }

    void check(String labelKey) {
        page.getByLabel(label(text(labelKey))).check();
    }

    void typeDate(int day, int month, int year) {
        page.getByLabel(text("form.date.day"), exact()).fill(String.valueOf(day));
        page.getByLabel(text("form.date.month"), exact()).fill(String.valueOf(month));
        page.getByLabel(text("form.date.year"), exact()).fill(String.valueOf(year));
    }

    void press(String buttonKey) {
        main().getByRole(AriaRole.BUTTON, named(text(buttonKey))).first().click();
    }

    void follow(String linkKey) {
        followWords(text(linkKey));
    }

    /** A link, also one that looks like a button and says so. */
    void followWords(String words) {
        main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words))
                .or(main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words)))
                .first()
                .click();
    }

    /** By the navigation, which a phone with JavaScript folds into a menu. */
    void navigate(String key) {
        if (scripts) {
            // Until then the links stand open, and on a phone they fold away under one's finger.
            page.locator("[data-govuk-service-navigation-init]").waitFor();
        }
        var menu = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text("layout.menu")));
        if (menu.isVisible()) {
            menu.click();
        }
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text(key)))
                .click();
    }

    void goToSignIn() {
        page.getByRole(AriaRole.BANNER)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text("layout.sign-in")))
                .click();
    }

    void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text("layout.sign-out")))
                .click();
    }

    /** With JavaScript a chosen file goes at once, and there is no button. */
    void deposit(String document, FilePayload file) {
        page.locator(".cf-document")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(document))))
                .locator("input[type=file]")
                .setInputFiles(file);
        var button = main().getByRole(AriaRole.BUTTON, named(text("application.documents.deposit")));
        if (button.isVisible()) {
            button.click();
        }
    }

    /** Presses a document's button, whose accessible name says which document. */
    void pressFor(String buttonKey, String document) {
        main().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile(quoted(text(buttonKey)) + "\\s*: " + quoted(document) + "$")))
                .click();
    }

    void followFor(String linkKey, String document) {
        main().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile(quoted(text(linkKey)) + "\\s*: " + quoted(document) + ".*")))
                .click();
    }

    /** The status shown at a document. */
    void seesStatus(String document, String status) {
        assertThat(page.locator(".cf-document__title").filter(new Locator.FilterOptions().setHasText(document)))
                .containsText(text("document.status." + status));
    }

    void assertNoFaults() {
        faults.assertAll();
    }

    String path() {
        return java.net.URI.create(page.url()).getPath();
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private static Pattern label(String words) {
        return Pattern.compile("^\\s*(\\*\\s*)?" + quoted(words) + "\\s*$");
    }

    /** For the browser's own regular expressions, which know no {@code \\Q}. */
    private static String quoted(String words) {
        return words.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0");
    }

    private static Locator.GetByRoleOptions named(String words) {
        return new Locator.GetByRoleOptions().setName(words).setExact(true);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
