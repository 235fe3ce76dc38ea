package fr.candidatflow.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript, over HTTP to the running server: cookies, hidden fields and error pages are the real ones. */
final class Visitor {

    /** What the server answered; {@code location} is null unless it leads elsewhere. */
    record Answer(int status, String location, HttpHeaders headers, Document page) {

        String title() {
            return page.selectFirst("h1").text();
        }

        String text() {
            return page.selectFirst("main").text();
        }

        /** Field → its sentence; the summary on top links to the same fields. */
        Map<String, String> errors() {
            return page.select(".govuk-error-message").stream()
                    .collect(Collectors.toMap(
                            error -> error.id().replace("-error", ""),
                            Element::ownText,
                            (one, other) -> one,
                            LinkedHashMap::new));
        }

        List<String> summary() {
            return page.select(".govuk-error-summary__list li").eachText();
        }

        String value(String field) {
            return page.getElementById(field).attr("value");
        }

        String notice() {
            return page.select(".govuk-notification-banner__content").text();
        }
    }

    private final String baseUrl;
    private String origin;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String address;
    private String csrf = "";

    Visitor(int port) {
        this.baseUrl = "http://localhost:" + port;
    }

    /** Comes from this address, as a proxy in front of the application tells it. */
    Visitor from(String remoteAddress) {
        address = remoteAddress;
        return this;
    }

    /** Says where its forms come from, as a browser does: this site, or another. */
    Visitor sendingFrom(String site) {
        origin = site;
        return this;
    }

    Answer open(String path) {
        return exchange(request(path).GET());
    }

    /** Sends the form of the page that was opened last. */
    Answer send(String path, Map<String, String> fields) {
        return sendWith(csrf, path, fields);
    }

    Answer sendWith(String token, String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (origin != null) {
            request.header("Origin", origin);
        }
        return exchange(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens the page, then sends its form. */
    Answer fill(String path, Map<String, String> fields) {
        open(path);
        return send(path, fields);
    }

    Answer signIn(String userId, String password) {
        return fill("/sign-in", Map.of("userId", userId, "password", password));
    }

    Answer follow(Answer answer) {
        return open(answer.location());
    }

    Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SESSION"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void loseSession() {
        cookies.getCookieStore().removeAll();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl).resolve(path)).header("Accept", "text/html");
        return address == null ? request : request.header("X-Forwarded-For", address);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var page = Jsoup.parse(response.body());
            var token = page.selectFirst("main input[name=_csrf]");
            if (token != null) {
                csrf = token.attr("value");
            }
            String location = response.headers()
                    .firstValue("Location")
                    .map(target -> target.replace(baseUrl, ""))
                    .orElse(null);
            return new Answer(response.statusCode(), location, response.headers(), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
