package fr.candidatflow.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** An establishment gives the portal its face by settings alone, and cannot make it unreadable. */
class BrandingTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Face.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Branding.class)
    @Import(BrandFiles.class)
    static class Face {}

    @Test
    void startsWithoutAnySetting() {
        application.run(context -> {
            var branding = context.getBean(Branding.class);

            assertThat(branding.name()).isEqualTo("CandidatFlow");
            assertThat(branding.establishment()).isEqualTo("CandidatFlow");
            assertThat(context.getBean(BrandFiles.class).logoUrl()).isNull();
        });
    }

    @Test
    void servesTheColoursAsAStylesheetAndTheLogoFromItsOwnSite() {
        application
                .withPropertyValues(
                        "candidatflow.branding.name=L\"Institut",
                        "candidatflow.branding.brand-colour=#00594f",
                        "candidatflow.branding.accent=#ffb81c",
                        "candidatflow.branding.logo=classpath:static/assets/icon.svg")
                .run(context -> {
                    var files = context.getBean(BrandFiles.class);
                    var mvc = MockMvcBuilders.standaloneSetup(files).build();

                    mvc.perform(get(files.stylesheetUrl()))
                            .andExpect(status().isOk())
                            .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "max-age=31536000"))
                            .andExpect(content().contentType("text/css;charset=UTF-8"))
                            .andExpect(content()
                                    .string(
                                            ":root { --cf-brand: #00594f; --cf-brand-contrast: #ffffff; --cf-accent: #ffb81c;"
                                                    + " --cf-name: \"L\\\"Institut\"; --cf-logo: url(\""
                                                    + files.logoUrl()
                                                    + "\"); --cf-logo-display: block; }\n"));
                    mvc.perform(get(files.logoUrl()))
                            .andExpect(status().isOk())
                            .andExpect(content().contentType("image/svg+xml"));
                    mvc.perform(get("/assets/brand.js"))
                            .andExpect(content().contentType("text/javascript;charset=UTF-8"))
                            .andExpect(content().string("export const name = \"L\\\"Institut\";\n"));
                    isNotSentTwice(mvc, files.logoUrl());
                    isAskedForEachTimeWithoutItsHash(mvc, files.stylesheetUrl());
                });
    }

    private static void isNotSentTwice(MockMvc mvc, String url) throws Exception {
        String tag = mvc.perform(get(url)).andReturn().getResponse().getHeader(HttpHeaders.ETAG);
        mvc.perform(get(url).header(HttpHeaders.IF_NONE_MATCH, tag)).andExpect(status().isNotModified());
    }

    private static void isAskedForEachTimeWithoutItsHash(MockMvc mvc, String url) throws Exception {
        String tag = mvc.perform(get(url)).andReturn().getResponse().getHeader(HttpHeaders.ETAG);
        mvc.perform(get(url.substring(0, url.indexOf('?'))))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-cache"))
                .andExpect(header().string(HttpHeaders.ETAG, tag));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    brand-contrast=#8899aa      | brand-contrast #8899aa on brand-colour #1d3557 has a contrast of 4.2:1
                    brand-colour=#ffffff        | contrast of 1.0:1; choose two colours with at least 4.5:1
                    accent=red                  | candidatflow.branding.accent is no colour: red. Write it as #rrggbb.
                    logo=classpath:none.svg     | candidatflow.branding.logo names no file that can be read; write its place as file:/…/logo.svg or https://…: class path resource [none.svg].
                    logo=file:src/main/java     | candidatflow.branding.logo names no file that can be read
                    logo=classpath:messages_fr.properties | candidatflow.branding.logo is text/plain; choose an SVG, PNG or JPEG
                    """)
    void doesNotStartAndSaysWhy(String setting, String sentence) {
        application
                .withPropertyValues("candidatflow.branding." + setting)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg"})
    void doesNotStartWithHalfALogo(String type) throws IOException {
        // given
        byte[] whole =
                type.equals("png") ? png() : new ClassPathResource("static/assets/icon.svg").getContentAsByteArray();
        Path file = Files.write(folder.resolve("logo." + type), Arrays.copyOf(whole, whole.length / 2));

        // then
        application
                .withPropertyValues("candidatflow.branding.logo=" + file.toUri())
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("candidatflow.branding.logo is damaged; choose another picture: URL"));
    }

    @Test
    void tellsTheLogosTypeByItsContent() throws IOException {
        Path file = Files.write(folder.resolve("logo"), png());

        application
                .withPropertyValues("candidatflow.branding.logo=" + file.toUri())
                .run(context -> {
                    var files = context.getBean(BrandFiles.class);
                    MockMvcBuilders.standaloneSetup(files)
                            .build()
                            .perform(get(files.logoUrl()))
                            .andExpect(content().contentType(MediaType.IMAGE_PNG))
                            .andExpect(content().bytes(png()));
                });
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void measuresContrastAsWcagDoes() {
        assertThat(Branding.contrast("#000000", "#ffffff")).isEqualTo(21, within(0.001));
        assertThat(Branding.contrast("#777777", "#ffffff")).isEqualTo(4.478, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"aide@example.org, mailto:aide@example.org", "https://example.org/@aide, https://example.org/@aide"})
    void leadsToTheContactByMailOrByPage(String contact, String address) {
        application
                .withPropertyValues("candidatflow.branding.contact=" + contact)
                .run(context -> assertThat(context.getBean(Branding.class).contactAddress())
                        .isEqualTo(address));
    }
}
