package fr.candidatflow.application.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Documents deposited with JavaScript: each as soon as it is chosen, and nothing lost when an upload fails. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class DocumentUploadBrowserTest {

    private static final FilePayload CARD = new FilePayload("carte d’identité.png", "image/png", TestFiles.png());
    private static final FilePayload NOTES =
            new FilePayload("releves_de_notes.pdf", "application/pdf", TestFiles.pdf("Notes"));
    private static final FilePayload LETTER =
            new FilePayload("Ma lettre (motivation).pdf", "application/pdf", TestFiles.pdf("Lettre"));

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admission;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    AccountId candidate;
    String number;

    @BeforeEach
    void anApplication() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
        number = admission.get(service.open(candidate, catalogue.open().id())).number();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, fr", "PHONE, en", "DESK, fr", "DESK, en"})
    void aChosenFileGoesAtOnceAndEachStateIsReadable(Browser.Device device, String language, Browser browser) {
        try (var visitor = browser.visitor(device, Locale.forLanguageTag(language), true)) {
            var page = openApplication(visitor, language);
            assertThat(page.locator("#deposits")).isHidden();

            // when a file is on its way and another waits
            var held = new ArrayList<Route>();
            page.route("**/documents/IDENTITY", held::add);
            choose(page, "IDENTITY", CARD);
            choose(page, "TRANSCRIPTS", NOTES);

            // then
            assertThat(card(page, "IDENTITY").locator("progress")).isVisible();
            assertThat(card(page, "TRANSCRIPTS").locator("progress")).isVisible();
            page.waitForCondition(() -> !held.isEmpty());
            browser.look(page, "upload-running-" + language);

            // when
            held.get(0).abort();

            // then
            assertThat(card(page, "IDENTITY").locator(".cf-upload__again")).isVisible();
            assertDeposited(page, "TRANSCRIPTS", "releves_de_notes.pdf");
            browser.takeFaults(visitor);
            browser.look(page, "upload-cut-" + language);

            // when
            page.unroute("**/documents/IDENTITY");
            card(page, "IDENTITY").locator(".cf-upload__again").click();

            // then
            assertDeposited(page, "IDENTITY", "carte d’identité.png");
            assertThat(page.locator(".cf-all-in")).isHidden();

            // when
            choose(page, "MOTIVATION", new FilePayload("lettre.docx", "application/msword", new byte[] {1, 2}));

            // then
            assertThat(page.locator("#file-MOTIVATION-error")).isVisible();
            assertThat(page.locator("#documents-status"))
                    .containsText(page.locator("#file-MOTIVATION-error").innerText());
            browser.look(page, "upload-refused-" + language);

            // when
            choose(page, "MOTIVATION", LETTER);

            // then
            assertDeposited(page, "MOTIVATION", "Ma lettre (motivation).pdf");
            assertThat(page.locator(".cf-all-in")).isVisible();
            assertThat(card(page, "MOTIVATION").locator("a[href='#steps']")).isVisible();
            browser.look(page, "upload-all-in-" + language);
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, fr", "PHONE, en", "DESK, fr", "DESK, en"})
    void severalFilesAtOnceAreAskedWhichDocumentEachIs(Browser.Device device, String language, Browser browser) {
        try (var visitor = browser.visitor(device, Locale.forLanguageTag(language), true)) {
            var page = openApplication(visitor, language);

            // when
            page.locator("#several input[type=file]").setInputFiles(new FilePayload[] {
                LETTER, NOTES, CARD, new FilePayload("IMG_0001.jpg", "image/jpeg", TestFiles.jpeg())
            });

            // then
            assertThat(page.locator("#several-file-0")).hasValue("MOTIVATION");
            assertThat(page.locator("#several-file-1")).hasValue("TRANSCRIPTS");
            assertThat(page.locator("#several-file-2")).hasValue("IDENTITY");
            assertThat(page.locator("#several-file-3")).hasValue("");
            browser.look(page, "upload-several-" + language);

            // when
            page.locator("#several-file-2").selectOption("TRANSCRIPTS");
            page.locator("#several form button").click();

            // then
            assertThat(page.locator("#several-file-2-error")).isVisible();
            assertThat(page.locator("#several-file-3-error")).isVisible();
            browser.look(page, "upload-several-refused-" + language);

            // when
            page.locator("#several-file-2").selectOption("IDENTITY");
            page.locator("#several-file-3").selectOption("none");
            page.locator("#several form button").click();

            // then
            assertDeposited(page, "MOTIVATION", LETTER.name);
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);
            assertDeposited(page, "IDENTITY", CARD.name);
            assertThat(page.locator("#several")).isHidden();
        }
    }

    @Test
    void filesDroppedAnywhereOnThePageAreAskedFor(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");

            // when
            var dropped = page.evaluateHandle("""
                    () => {
                      const data = new DataTransfer()
                      data.items.add(new File(['%PDF-1.4'], 'Relevés.pdf', { type: 'application/pdf' }))
                      return data
                    }""");
            page.dispatchEvent("h1", "drop", Map.of("dataTransfer", dropped));

            // then
            assertThat(page.locator("#several-file-0")).hasValue("TRANSCRIPTS");
            assertThat(page.locator("#several-file-0")).isFocused();

            // when
            page.dispatchEvent("#document-IDENTITY .govuk-file-upload-button", "drop", Map.of("dataTransfer", dropped));

            // then
            assertDeposited(page, "IDENTITY", "Relevés.pdf");
        }
    }

    @Test
    void aSessionThatEndedKeepsTheFileUntilItsCandidateIsBack(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");

            // when
            visitor.clearCookies();
            choose(page, "IDENTITY", CARD);

            // then
            assertThat(card(page, "IDENTITY")).containsText("Votre session a pris fin");
            browser.takeFaults(visitor);
            browser.look(page, "upload-signed-out-fr");

            // when
            accounts.signIn(visitor.newPage(), candidate, Locale.FRENCH);
            card(page, "IDENTITY").locator(".cf-upload__again").click();

            // then
            assertDeposited(page, "IDENTITY", CARD.name);
        }
    }

    @Test
    void whatCannotBeDepositedIsSaidAtItsDocument(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");
            var sent = new ArrayList<String>();
            page.onRequest(request -> sent.add(request.method()));

            // one byte too many is not even sent
            choose(page, "IDENTITY", new FilePayload("id.pdf", "application/pdf", TestFiles.pdf(8 * 1024 * 1024 + 1)));
            assertThat(card(page, "IDENTITY").locator(".govuk-error-message")).containsText("dépasse 8 Mo");
            assertThat(card(page, "IDENTITY").locator(".cf-upload__again")).isHidden();
            assertThat(sent).doesNotContain("POST");
            card(page, "IDENTITY").locator(".cf-upload__other").click();
            assertThat(card(page, "IDENTITY").locator(".govuk-file-upload-button"))
                    .isFocused();

            // empty
            choose(page, "IDENTITY", new FilePayload("id.pdf", "application/pdf", new byte[0]));
            assertThat(page.locator("#file-IDENTITY-error")).containsText("vide");

            // not what its name says
            choose(page, "IDENTITY", new FilePayload("id.pdf", "application/pdf", TestFiles.png()));
            assertThat(page.locator("#file-IDENTITY-error")).containsText("ne correspond pas à son nom");

            // the server fails
            page.route("**/documents/IDENTITY", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
            choose(page, "IDENTITY", CARD);
            assertThat(card(page, "IDENTITY")).containsText("n’a pas pu recevoir ce fichier");
            assertThat(browser.takeFaults(visitor))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("status of 502");

            // eight megabytes are taken
            page.unroute("**/documents/IDENTITY");
            card(page, "IDENTITY").locator(".cf-upload__other").click();
            choose(page, "IDENTITY", new FilePayload("juste.pdf", "application/pdf", TestFiles.pdf(8 * 1024 * 1024)));
            assertDeposited(page, "IDENTITY", "juste.pdf");
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, fr", "DESK, en"})
    void aRemovalLeavesAFileThatWaitsAtAnotherDocument(Browser.Device device, String language, Browser browser) {
        try (var visitor = browser.visitor(device, Locale.forLanguageTag(language), true)) {
            // given
            var page = openApplication(visitor, language);
            choose(page, "TRANSCRIPTS", NOTES);
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);
            page.route("**/documents/IDENTITY", Route::abort);
            choose(page, "IDENTITY", CARD);
            assertThat(card(page, "IDENTITY").locator(".cf-upload__again")).isVisible();

            // when the connection is cut
            page.route("**/documents/TRANSCRIPTS/removal", Route::abort);
            card(page, "TRANSCRIPTS").locator("form button").click();

            // then
            assertThat(card(page, "TRANSCRIPTS").locator(".govuk-error-message"))
                    .isVisible();
            assertThat(card(page, "TRANSCRIPTS").locator("form button")).isFocused();
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);
            browser.takeFaults(visitor);
            browser.look(page, "removal-cut-" + language);

            // when it is back
            page.unroute("**/documents/TRANSCRIPTS/removal");
            page.unroute("**/documents/IDENTITY");
            card(page, "TRANSCRIPTS").locator("form").evaluate("form => form.requestSubmit()");

            // then
            assertThat(card(page, "TRANSCRIPTS").locator(".cf-document__file")).hasCount(0);
            assertThat(card(page, "TRANSCRIPTS").locator(".cf-document__notice"))
                    .isVisible();
            assertThat(card(page, "TRANSCRIPTS")).isFocused();
            assertThat(card(page, "IDENTITY").locator(".cf-upload__again")).isVisible();
            browser.look(page, "removal-done-" + language);

            // when
            card(page, "IDENTITY").locator(".cf-upload__again").click();
            choose(page, "TRANSCRIPTS", NOTES);

            // then
            assertDeposited(page, "IDENTITY", CARD.name);
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);
        }
    }

    @Test
    void anUploadIsCancelled(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");
            page.route("**/documents/IDENTITY", route -> {});

            choose(page, "IDENTITY", CARD);
            card(page, "IDENTITY").locator(".cf-upload button").click();

            assertThat(card(page, "IDENTITY").locator("progress")).hasCount(0);
            assertThat(card(page, "IDENTITY").locator(".govuk-file-upload-button"))
                    .isFocused();
            assertThat(page.locator("#documents-status")).containsText("Envoi annulé");
            browser.takeFaults(visitor);
        }
    }

    @Test
    void whatAnotherTabHasDoneIsShownAndKept(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            // given
            var first = openApplication(visitor, "fr");
            var second = visitor.newPage();
            second.navigate(baseUrl + "/applications/" + number);
            choose(first, "IDENTITY", CARD);
            assertDeposited(first, "IDENTITY", CARD.name);

            // when
            choose(second, "IDENTITY", NOTES);

            // then
            assertThat(card(second, "IDENTITY")).containsText("déjà déposé");
            assertThat(card(second, "IDENTITY")).containsText(CARD.name);

            // when
            card(second, "IDENTITY").locator("form button").click();
            assertThat(card(second, "IDENTITY")).containsText("En attente");
            card(first, "IDENTITY").locator("form button").click();

            // then
            assertThat(first.locator("[role=alert]")).containsText("ne peut pas être modifié");
            assertThat(card(first, "IDENTITY")).containsText("En attente");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBackButtonShowsHowThingsStand(boolean javaScript, Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, javaScript)) {
            var page = openApplication(visitor, "fr");
            choose(page, "IDENTITY", CARD);
            choose(page, "TRANSCRIPTS", NOTES);
            if (!javaScript) {
                page.locator("#deposits button").click();
            }
            assertDeposited(page, "IDENTITY", CARD.name);
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);

            page.navigate(baseUrl + "/applications");
            page.goBack();

            assertDeposited(page, "IDENTITY", CARD.name);
            assertThat(card(page, "IDENTITY").locator("input[type=file]")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 400, 200, 10, 100", "3, 400, 200, 390, 100", "6, 200, 400, 100, 10", "8, 200, 400, 100, 390"})
    void aPicturesOrientationIsRespected(int orientation, int width, int height, int redX, int redY, Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");
            choose(page, "IDENTITY", new FilePayload("photo.jpg", "image/jpeg", TestFiles.jpeg(orientation)));
            assertDeposited(page, "IDENTITY", "photo.jpg");

            // when
            card(page, "IDENTITY").locator("summary").click();

            // then
            var picture = card(page, "IDENTITY").locator("img");
            page.waitForCondition(() -> picture.evaluate("image => image.complete && image.naturalWidth")
                    .equals(width));
            assertThat(picture.evaluate("image => image.naturalHeight")).isEqualTo(height);
            var shown = picture.boundingBox();
            assertThat(shown.width / shown.height).isCloseTo((double) width / height, within(0.02));
            var red = (Integer) picture.evaluate("""
                    (image, [x, y]) => {
                      const canvas = document.createElement('canvas')
                      canvas.width = image.naturalWidth
                      canvas.height = image.naturalHeight
                      const drawing = canvas.getContext('2d')
                      drawing.drawImage(image, 0, 0)
                      return drawing.getImageData(x, y, 1, 1).data[0]
                    }""", List.of(redX, redY));
            assertThat(red).isGreaterThan(200);
            browser.look(page, "upload-preview-picture-" + orientation);
        }
    }

    @Test
    void aPdfIsReadInThePageAndOnlyWhenAsked(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = openApplication(visitor, "fr");
            choose(page, "TRANSCRIPTS", NOTES);
            assertDeposited(page, "TRANSCRIPTS", NOTES.name);
            var opened = new ArrayList<String>();
            page.onResponse(response -> {
                if (response.url().endsWith("/documents/TRANSCRIPTS/file")) {
                    opened.add(response.status() + " " + response.headers().get("content-type"));
                }
            });
            page.reload();
            assertThat(opened).isEmpty();

            // when
            card(page, "TRANSCRIPTS").locator("summary").click();

            // then
            page.waitForCondition(() -> !opened.isEmpty());
            assertThat(opened.get(0)).isEqualTo("200 application/pdf");
            browser.look(page, "upload-preview-pdf");
        }
    }

    private Page openApplication(BrowserContext visitor, String language) {
        var page = visitor.newPage();
        accounts.signIn(page, candidate, Locale.forLanguageTag(language));
        page.navigate(baseUrl + "/applications/" + number);
        return page;
    }

    private static Locator card(Page page, String code) {
        return page.locator("#document-" + code);
    }

    private static void choose(Page page, String code, FilePayload file) {
        card(page, code).locator("input[type=file]").setInputFiles(file);
    }

    private static void assertDeposited(Page page, String code, String fileName) {
        assertThat(card(page, code).locator(".cf-document__file")).containsText(fileName);
        assertThat(card(page, code).locator(".govuk-tag")).hasClass(Pattern.compile("govuk-tag--blue"));
    }
}
