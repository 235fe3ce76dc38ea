package fr.candidatflow.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;

/** The offer as a person reads it, on a phone and at a desk, in both languages, with JavaScript and without. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class OfferBrowserTest {

    @Autowired
    CatalogueImporter importer;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    MovableClock clock;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private final String mark = UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);

    @BeforeEach
    void importAnOfferOfTheCampaignOf2027() throws Exception {
        clock.moveTo(Instant.parse("2026-12-01T09:00:00Z"));
        // A centre that is alone would be unfolded from the start.
        trainings.open();
        var sciences = "\"SCIENCES, TECHNOLOGIES, SANTÉ " + mark + "\"";
        var both = "\"SCIENCES, TECHNOLOGIES, SANTÉ " + mark + " | DROIT, ECONOMIE, GESTION ET SCIENCE POLITIQUE\"";
        var file = ProgrammeRows.file(
                row(
                        "A",
                        sciences,
                        "\"Sciences et technologie de l'agriculture, de l'alimentation et de l'environnement\""),
                row("B", sciences, "Biologie intégrative et physiologie").capacity("Sans objet", ""),
                row("C", both, "\"Métiers de l'enseignement, de l'éducation et de la formation (MEEF), 2nd degré\""));
        var defaults = new ClassPathResource("catalogue-defaults.yaml").getContentAsString(StandardCharsets.UTF_8);
        importer.bringIn(
                ProgrammeFile.read(file, mark + "T"),
                CatalogueDefaults.read(defaults.getBytes(StandardCharsets.UTF_8)));
    }

    private ProgrammeRows row(String letter, String domains, String title) {
        return ProgrammeRows.of(mark + "T", mark + letter, domains, title);
    }

    @Test
    void aPhoneWithoutJavaScriptUnfoldsTheTreeAndReadsATraining(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, false)) {
            var page = visitor.newPage();
            page.navigate(baseUrl + "/trainings");
            var rows = page.locator(".cf-offer__training");

            assertThat(rows).hasCount(0);
            branch(page, "centre-", "sciences, technologies, santé").click();
            assertThat(rows).hasCount(0);
            branch(page, "domain-", "sciences, technologies, santé").click();
            assertThat(rows).hasCount(2);
            isReadable(page);
            browser.assertAccessible(page);
            page.getByRole(AriaRole.SEARCHBOX).fill("biologie " + mark);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filtrer"))
                    .click();
            assertThat(rows).hasCount(1);
            isReadable(page);
            browser.assertAccessible(page);

            training(page).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Biologie intégrative et physiologie");
            isReadable(page);
            browser.assertAccessible(page);
        }
    }

    @Test
    void theResultsFollowWhatIsTypedAndABranchUnfoldsInPlace(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            page.navigate(baseUrl + "/trainings");
            page.evaluate("() => { window.stayed = true }");
            var rows = page.locator(".cf-offer__training");
            var filter = page.getByRole(AriaRole.SEARCHBOX);

            // The filter
            filter.pressSequentially("biologie " + mark);
            assertThat(rows).hasCount(1);
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 formation pour « biologie " + mark + " »");
            assertThat(filter).isFocused();
            assertThat(page).hasURL(baseUrl + "/trainings?q=biologie+" + mark);
            assertThat(page.locator("header a[hreflang=en]"))
                    .hasAttribute("href", "/trainings?q=biologie+" + mark + "&lang=en");
            training(page).click();
            page.goBack();
            assertThat(filter).hasValue("biologie " + mark);
            assertThat(rows).hasCount(1);

            // The tree, by keyboard
            page.evaluate("() => { window.stayed = true }");
            filter.fill("");
            assertThat(rows).hasCount(0);
            assertThat(page).hasURL(baseUrl + "/trainings");
            var centre = branch(page, "centre-", "sciences, technologies, santé");
            centre.focus();
            page.keyboard().press("Enter");
            assertThat(centre).hasAttribute("aria-expanded", "true");
            assertThat(centre).isFocused();
            branch(page, "domain-", "sciences, technologies, santé").press("Enter");
            assertThat(rows).hasCount(2);
            browser.assertAccessible(page);
            assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
            centre.press("Enter");
            assertThat(centre).hasAttribute("aria-expanded", "false");
            assertThat(page).hasURL(baseUrl + "/trainings");
        }
    }

    /** Whatever the case: the file writes in capitals. */
    private Locator branch(Page page, String idPrefix, String name) {
        return page.locator("[id^=%s] > :is(h2, h3) > a".formatted(idPrefix))
                .filter(new Locator.FilterOptions().setHasText(name + " " + mark))
                .first();
    }

    private static Locator training(Page page) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Biologie intégrative et physiologie"));
    }

    @Test
    void theWholeOfferIsReadableAtBothWidthsAndInBothLanguages(Browser browser) {
        for (var device : Browser.Device.values()) {
            for (var language : new String[] {"fr", "en"}) {
                try (var visitor = browser.visitor(device, Locale.forLanguageTag(language), true)) {
                    var page = visitor.newPage();
                    page.navigate(baseUrl + "/trainings?lang=" + language);
                    isReadable(page);
                    browser.assertAccessible(page);
                    Browser.photograph(page, "offer-folded-" + language);
                    branch(page, "centre-", "sciences, technologies, santé").click();
                    branch(page, "domain-", "sciences, technologies, santé").click();
                    assertThat(page.locator(".cf-offer__training")).hasCount(2);
                    isReadable(page);
                    browser.assertAccessible(page);
                    Browser.photograph(page, "offer-unfolded-" + language);

                    page.navigate(baseUrl + "/trainings?q=" + mark);
                    isReadable(page);
                    browser.assertAccessible(page);
                    Browser.photograph(page, "offer-" + language);

                    page.navigate(baseUrl + "/trainings/" + mark + "A");
                    isReadable(page);
                    browser.assertAccessible(page);
                    Browser.photograph(page, "training-" + language);
                }
            }
        }
    }

    /** Nothing is wider than the screen: no scrolling sideways. */
    private static void isReadable(Page page) {
        var overflow =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat((Integer) overflow).as("pixels beyond the screen").isZero();
    }
}
