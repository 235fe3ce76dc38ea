package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The instruments of the browser tests show what they are meant to show. */
@ExtendWith(Browser.Extension.class)
class BrowserTest {

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
}
