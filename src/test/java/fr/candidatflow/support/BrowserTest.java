package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The instruments of the browser tests show what they are meant to show. */
@ExtendWith(Browser.Extension.class)
class BrowserTest {

    private static final String SITE = "http://localhost/";

    private static final String SOUND =
            "<!DOCTYPE html><html lang='fr'><head><title>Page</title></head><body><main><h1>Page</h1>%s</main></body></html>";

    @Test
    void axeAcceptsASoundPageAlsoWithoutJavaScript(Browser browser) {
        for (boolean javaScript : new boolean[] {true, false}) {
            try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, javaScript)) {
                var page = visitor.newPage();
                page.navigate("data:text/html;charset=UTF-8;base64,"
                        + Base64.getEncoder()
                                .encodeToString(
                                        SOUND.formatted("<p id='p'>without</p><script>p.textContent = 'with'</script>")
                                                .getBytes(StandardCharsets.UTF_8)));

                browser.assertAccessible(page);
                assertThat(page.locator("p").textContent()).isEqualTo(javaScript ? "with" : "without");
            }
        }
    }

    @Test
    void axeNamesTheFaultAndTheElement(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.ENGLISH, true)) {
            var page = visitor.newPage();
            page.setContent(SOUND.formatted("<input name='ine'>"));

            assertThatThrownBy(() -> browser.assertAccessible(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("Form elements must have labels", "<input name=\"ine\">");
        }
    }

    @Test
    void aPhotographShowsThePageAtTheWidthInItsName(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            page.setContent(SOUND.formatted("<p style='height:3000px'>long</p>"));

            assertThat(Browser.photograph(page, "00-instrument"))
                    .hasFileName("00-instrument-390.png")
                    .isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <script src='/page.js'></script>                   | console: wrong
                    <script src='/page.js?fails'></script>             | script failed: Error: broken
                    <p style='color: red'>inline</p>                   | Content-Security-Policy: style-src-attr forbids inline
                    <img alt='' src='http://elsewhere.example/p.png'>  | a request leaves the site
                    <script src='/missing.js'></script>                | status of 404
                    """)
    void aFaultThatNobodySeesFailsTheLook(String content, String fault, Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            serve(page, content);

            page.navigate(SITE);

            assertThatThrownBy(() -> browser.assertAccessible(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(fault);
        }
    }

    @Test
    void aFaultWithoutJavaScriptIsSeenToo(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, false)) {
            var page = visitor.newPage();
            serve(page, "<p style='color: red'>inline</p>");

            page.navigate(SITE);

            assertThat(browser.takeFaults(visitor))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("Content Security Policy");
        }
    }

    @Test
    void aRefusedPageIsAnAnswerAndNoFault(Browser browser) {
        try (var visitor = browser.visitor(Browser.Device.DESK, Locale.FRENCH, true)) {
            var page = visitor.newPage();
            serve(page, "");

            page.navigate(SITE + "refused");

            browser.assertAccessible(page);
        }
    }

    private static void serve(Page page, String content) {
        page.route("**/*", route -> {
            String address = route.request().url();
            var answer = new Route.FulfillOptions()
                    .setContentType("text/html;charset=UTF-8")
                    .setHeaders(Map.of("Content-Security-Policy", "default-src 'self'; img-src *"))
                    .setBody(SOUND.formatted(content));
            if (address.contains("page.js")) {
                answer.setContentType("text/javascript")
                        .setBody(
                                address.endsWith("fails")
                                        ? "setTimeout(() => { throw new Error('broken') })"
                                        : "console.error('wrong')");
            } else if (!address.equals(SITE)) {
                answer.setStatus(address.endsWith("refused") ? 422 : 404);
            }
            route.fulfill(answer);
        });
    }
}
