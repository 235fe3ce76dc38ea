package fr.candidatflow.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong on a visitor's pages without anybody seeing it: an error on the console, a script that fails, something that
 * the Content-Security-Policy forbids, a request that leaves the site. The refusal of a page (4xx) is an answer and no fault,
 * though Chromium reports it on the console. Camunda's own pages are not ours to mend.
 */
final class Faults {

    private static final String REPORT_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', event =>
              console.error(`Content-Security-Policy: ${event.effectiveDirective} forbids ${event.blockedURI} in `
                + `${document.contentType} ${document.URL} at ${event.target.nodeName} ${event.sourceFile}:${event.lineNumber} ${event.sample}`))
            """;

    private static final Set<String> OVER_THE_NETWORK = Set.of("http", "https", "ws", "wss");

    private record Fault(String address, String text) {}

    private final List<Fault> found = new ArrayList<>();
    private final Set<String> refusedPages = new HashSet<>();

    Faults(BrowserContext visitor) {
        visitor.addInitScript(REPORT_VIOLATIONS);
        visitor.onConsoleMessage(this::console);
        visitor.onWebError(error -> found.add(new Fault(error.page().url(), "script failed: " + error.error())));
        visitor.onRequest(this::request);
        visitor.onResponse(this::response);
    }

    /** Those since the last call, one sentence each. */
    List<String> take() {
        var faults = found.stream()
                .filter(fault -> !isRefusalOfAPage(fault))
                .filter(fault -> !fault.address().contains("/camunda/"))
                .map(fault -> fault.text() + " (" + fault.address() + ")")
                .toList();
        found.clear();
        return faults;
    }

    private boolean isRefusalOfAPage(Fault fault) {
        return fault.text().contains("the server responded with a status of 4")
                && refusedPages.contains(fault.address());
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            String address = message.location().replaceFirst(":\\d+:\\d+$", "");
            found.add(new Fault(address.isEmpty() ? message.page().url() : address, "console: " + message.text()));
        }
    }

    private void request(Request request) {
        var address = URI.create(request.url());
        if (OVER_THE_NETWORK.contains(address.getScheme()) && !"localhost".equals(address.getHost())) {
            found.add(new Fault(request.url(), "a request leaves the site"));
        }
    }

    private void response(Response response) {
        // Chromium complains of every 4xx. One that answers a page is shown; 422 is a refusal in words, wherever it is
        // shown.
        if (response.request().isNavigationRequest() && response.status() / 100 == 4 || response.status() == 422) {
            refusedPages.add(response.url());
        }
    }
}
