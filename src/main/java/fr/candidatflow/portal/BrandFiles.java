package fr.candidatflow.portal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The establishment's colours, name and logo. The Content-Security-Policy allows no style in a page, so that the colours are a
 * stylesheet of their own, read after {@code theme.css}. Its address and the logo's carry a hash of the content, as those of
 * static files do: a browser keeps them for a year and still sees a new one at once. Camunda's web applications know no such
 * address: without the hash, a browser asks each time whether there is a newer one.
 */
@Controller
class BrandFiles {

    private record File(byte[] content, MediaType type) {

        String hash() {
            return DigestUtils.md5DigestAsHex(content);
        }
    }

    private final File stylesheet;
    private final File script;
    private final File logo;
    private final String contextPath;

    BrandFiles(Branding branding, @Value("${server.servlet.context-path:}") String contextPath) {
        this.contextPath = contextPath;
        logo = branding.hasLogo() ? picture(Logo.read(branding.logo())) : null;
        stylesheet = text(
                "css",
                ":root { --cf-brand: %s; --cf-brand-contrast: %s; --cf-accent: %s; --cf-name: \"%s\"; --cf-logo: %s; --cf-logo-display: %s; }\n"
                        .formatted(
                                branding.brandColour(),
                                branding.brandContrast(),
                                branding.accent(),
                                branding.name().replaceAll("[\\\\\"]", "\\\\$0"),
                                logo == null ? "none" : "url(\"" + logoUrl() + "\")",
                                logo == null ? "none" : "block"));
        script = text(
                "javascript",
                "export const name = \""
                        + new String(JsonStringEncoder.getInstance().quoteAsString(branding.name())) + "\";\n");
    }

    private static File text(String subtype, String content) {
        return new File(
                content.getBytes(StandardCharsets.UTF_8), new MediaType("text", subtype, StandardCharsets.UTF_8));
    }

    private static File picture(Logo logo) {
        return new File(logo.content(), logo.type());
    }

    public String stylesheetUrl() {
        return contextPath + "/assets/brand.css?v=" + stylesheet.hash();
    }

    /** Null when the establishment has none. */
    public String logoUrl() {
        return logo == null ? null : contextPath + "/assets/logo?v=" + logo.hash();
    }

    @GetMapping("/assets/brand.css")
    ResponseEntity<byte[]> stylesheet(@RequestParam(name = "v", required = false) String hash) {
        return answer(stylesheet, hash);
    }

    /** The service's name, for the {@code config.js} of Camunda's web applications. */
    @GetMapping("/assets/brand.js")
    ResponseEntity<byte[]> script(@RequestParam(name = "v", required = false) String hash) {
        return answer(script, hash);
    }

    @GetMapping("/assets/logo")
    ResponseEntity<byte[]> logo(@RequestParam(name = "v", required = false) String hash) {
        if (logo == null) {
            throw new NotFound();
        }
        return answer(logo, hash);
    }

    private static ResponseEntity<byte[]> answer(File file, String hash) {
        return ResponseEntity.ok()
                .cacheControl(
                        file.hash().equals(hash) ? CacheControl.maxAge(Duration.ofDays(365)) : CacheControl.noCache())
                .eTag(file.hash())
                .contentType(file.type())
                .body(file.content());
    }
}
