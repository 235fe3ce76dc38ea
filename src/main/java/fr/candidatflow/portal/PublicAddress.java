package fr.candidatflow.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where candidates reach the site.
 *
 * @param baseUrl the links of mails start with it, for example {@code https://admissions.example.org}
 */
@ConfigurationProperties("candidatflow")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") String baseUrl) {

    /** The full address of a page; {@code path} starts with a slash. */
    public String of(String path) {
        return (baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl) + path;
    }
}
