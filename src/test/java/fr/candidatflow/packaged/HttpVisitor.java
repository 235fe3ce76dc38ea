package fr.candidatflow.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A visitor behind a proxy that ends TLS, as production has it: keeps cookies, follows redirects, fills in forms. */
final class HttpVisitor {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private List<String> lastSetCookies = List.of();

    HttpVisitor(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Fills in the form of a page that posts to {@code path}, its hidden fields included, and follows to the next page. */
    HttpResponse<String> submit(String path, Map<String, String> values) throws IOException, InterruptedException {
        Document page = Jsoup.parse(get(path).body());
        var form = page.selectFirst("main form[method=post]");
        if (form == null) {
            throw new AssertionError("No form on " + path + ":\n" + page);
        }
        var fields = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(values);
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(form.attr("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The Set-Cookie headers of the last answer that had any. */
    List<String> lastSetCookies() {
        return lastSetCookies;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("X-Forwarded-Proto", "https").timeout(Duration.ofMinutes(1));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        var setCookies = response.headers().allValues("Set-Cookie");
        if (!setCookies.isEmpty()) {
            lastSetCookies = setCookies;
        }
        for (String cookie : setCookies) {
            String pair = cookie.split(";", 2)[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        var location = response.headers().firstValue("Location");
        if (location.isPresent()) {
            var target = base.resolve(location.get());
            return get(
                    target.getRawQuery() == null
                            ? target.getRawPath()
                            : target.getRawPath() + "?" + target.getRawQuery());
        }
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
