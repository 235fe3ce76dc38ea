package fr.candidatflow.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A member of staff's browser without its window: real HTTP, cookies and Camunda's CSRF token as Tasklist sends it. */
public class StaffClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String baseUrl;

    /** Signed out. */
    public StaffClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Signed in to an application, "tasklist" or "cockpit", as Camunda's sign-in page does it. */
    public StaffClient signIn(String user, String application) {
        get("/camunda/app/welcome/default/");
        var answer = trySignIn(user, application);
        if (answer.statusCode() != 200) {
            throw new AssertionError(user + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        // The sign-in began a new session; Tasklist's next request brings its token.
        get("/camunda/api/engine/engine/");
        return this;
    }

    /** Signed in on the candidates' side, which must count for nothing here. */
    public StaffClient signInAsCandidate(String userId, String password) {
        String token = Jsoup.parse(get("/sign-in").body())
                .selectFirst("input[name=_csrf]")
                .val();
        var answer = send(
                "POST",
                "/sign-in",
                "application/x-www-form-urlencoded",
                "userId=" + userId + "&password=" + encode(password) + "&_csrf=" + encode(token),
                null);
        if (answer.statusCode() != 302) {
            throw new AssertionError(userId + " cannot sign in: " + answer.statusCode());
        }
        return this;
    }

    public HttpResponse<String> trySignIn(String user, String application) {
        return send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/" + application,
                "application/x-www-form-urlencoded",
                "username=" + user + "&password=" + TestStaff.PASSWORD,
                token());
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "application/json", "", null);
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, "application/json", json, token());
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json, token());
    }

    /** As Tasklist asks for its cards: with what belongs to them. */
    public HttpResponse<String> hal(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/hal+json")
                .header("X-XSRF-TOKEN", token())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** @param site what a browser says in Sec-Fetch-Site of the page that the form stands on */
    public HttpResponse<String> postForm(String path, Map<String, String> fields, String site) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** As a browser asks for a page. */
    public HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", "text/html"));
    }

    public HttpResponse<String> putWithToken(String path, String json, String token) {
        return send("PUT", path, "application/json", json, token);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    public static String body(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String token) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", type)
                .header("Accept", "application/json, application/problem+json, */*")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
