package fr.candidatflow.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** An establishment gives the portal its face by settings alone, and cannot make it unreadable. */
class BrandingTest {

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
                    logo=classpath:none.svg     | candidatflow.branding.logo names no file: class path resource [none.svg].
                    """)
    void doesNotStartAndSaysWhy(String setting, String sentence) {
        application
                .withPropertyValues("candidatflow.branding." + setting)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(sentence));
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
