package fr.candidatflow.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The establishment's colours and logo. The Content-Security-Policy allows no style in a page, so that the colours are a
 * stylesheet of their own, read after {@code theme.css}. Its address and the logo's carry a hash of the content, as those of
 * static files do: a browser keeps them for a year and still sees a new one at once.
 */
@Controller
class BrandFiles {

    private record File(byte[] content, MediaType type) {

        String hash() {
            return DigestUtils.md5DigestAsHex(content);
        }
    }

    private final File stylesheet;
    private final File logo;
    private final String contextPath;

    BrandFiles(Branding branding, @Value("${server.servlet.context-path:}") String contextPath) {
        this.contextPath = contextPath;
        stylesheet = new File(
                ":root { --cf-brand: %s; --cf-brand-contrast: %s; --cf-accent: %s; }\n"
                        .formatted(branding.brandColour(), branding.brandContrast(), branding.accent())
                        .getBytes(StandardCharsets.UTF_8),
                new MediaType("text", "css", StandardCharsets.UTF_8));
        logo = branding.hasLogo() ? logo(branding) : null;
    }

    private static File logo(Branding branding) {
        try {
            return new File(
                    branding.logo().getContentAsByteArray(),
                    MediaTypeFactory.getMediaType(branding.logo()).orElse(MediaType.APPLICATION_OCTET_STREAM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String stylesheetUrl() {
        return contextPath + "/assets/brand.css?v=" + stylesheet.hash();
    }

    /** Null when the establishment has none. */
    public String logoUrl() {
        return logo == null ? null : contextPath + "/assets/logo?v=" + logo.hash();
    }

    @GetMapping("/assets/brand.css")
    ResponseEntity<byte[]> stylesheet() {
        return answer(stylesheet);
    }

    @GetMapping("/assets/logo")
    ResponseEntity<byte[]> logo() {
        if (logo == null) {
            throw new NotFound();
        }
        return answer(logo);
    }

    private static ResponseEntity<byte[]> answer(File file) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)))
                .eTag(file.hash())
                .contentType(file.type())
                .body(file.content());
    }
}
