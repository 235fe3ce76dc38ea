package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Chromium, one for all the tests of a run: a test class extended with {@link Extension} takes it as a parameter. Each
 * visitor is a context of their own; close it at the end of the test. What a page does wrong while nobody looks (see {@link
 * Faults}) fails the next look for accessibility, and the test at its end.
 */
public final class Browser implements ExtensionContext.Store.CloseableResource {

    /** What a person holds or sits at, in CSS pixels. */
    public enum Device {
        PHONE(390, 844),
        DESK(1280, 900);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Set<BrowserContext> withoutJavaScript = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<BrowserContext, Faults> faults = new IdentityHashMap<>();

    private Browser() {
        var chrome = new ChromiumFinder().find();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setArgs(arguments());
        chrome.ifPresent(options::setExecutablePath);
        chromium = playwright.chromium().launch(options);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    /** No traffic of its own, and no sandbox for root, whom Chromium refuses one. */
    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    /** A visitor with cookies of their own. */
    public BrowserContext visitor(Device device, Locale language, boolean javaScript) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(device.width, device.height)
                .setHasTouch(device == Device.PHONE)
                .setIsMobile(device == Device.PHONE)
                .setLocale(language.toLanguageTag())
                .setTimezoneId("Europe/Paris")
                .setJavaScriptEnabled(javaScript));
        if (!javaScript) {
            withoutJavaScript.add(context);
            context.onClose(withoutJavaScript::remove);
        }
        // A loaded machine is slow: an element that is missing is still missing after this long.
        context.setDefaultTimeout(60_000);
        context.setDefaultNavigationTimeout(60_000);
        faults.put(context, new Faults(context));
        return context;
    }

    /** What went wrong on the visitor's pages and is not taken yet: a test that provokes a fault takes it, and says which. */
    public List<String> takeFaults(BrowserContext visitor) {
        return faults.get(visitor).take();
    }

    /** Keeps the whole page as {@code target/screenshots/<name>-<width>.png}; names begin with their number in the story. */
    public static Path photograph(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name + "-" + page.viewportSize().width + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** A page as a person should find it: it needs no scrolling sideways and has no fault of accessibility; its picture is kept. */
    public void look(Page page, String name) {
        assertAsWideAsTheScreen(page, name);
        assertAccessible(page);
    }

    /** The quick look, for a page whose accessibility is looked at on another device. */
    public void assertAsWideAsTheScreen(Page page, String name) {
        // Before the photograph, for which the browser stretches the page.
        var width = (Integer) page.locator("html").evaluate("html => html.scrollWidth");
        photograph(page, name);
        assertThat(width).as("%s is as wide as the screen", page.url()).isLessThanOrEqualTo(page.viewportSize().width);
    }

    /**
     * No fault of accessibility that axe knows: WCAG 2.2 A and AA, and its best practices. Nor any that the browser has seen by
     * then: Chromium tells of them while axe looks, not before the page is there.
     */
    public void assertAccessible(Page page) {
        if (withoutJavaScript.contains(page.context())) {
            analyseCopy(page);
        } else {
            analyse(page);
        }
        assertThat(takeFaults(page.context())).as("faults up to " + page.url()).isEmpty();
    }

    /** axe itself needs JavaScript: it gets what the visitor without it sees, at the same address. */
    private void analyseCopy(Page page) {
        String html = page.content().replaceAll("</?noscript>", "");
        try (var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setStorageState(page.context().storageState())
                .setViewportSize(page.viewportSize().width, page.viewportSize().height))) {
            var copy = context.newPage();
            if (page.url().startsWith("http")) {
                copy.route(
                        page.url(),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html;charset=UTF-8")
                                .setBody(html)));
                copy.navigate(page.url());
            } else {
                copy.setContent(html);
            }
            analyse(copy);
        }
    }

    /**
     * axe as our pages need it: they hold no frames from elsewhere, for whose sake it would open a page of its own at each look
     * (its mode that is not "legacy"), and of what is right nobody wants a list. The two take it from 1.8 s to 0.4.
     */
    public static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    private static void analyse(Page page) {
        var violations = axe(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(() -> page.url() + "\n"
                        + violations.stream().map(Browser::describe).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    private static String describe(Rule violation) {
        return violation.getImpact() + ": " + violation.getHelp() + " (" + violation.getId() + ", "
                + violation.getHelpUrl() + ")\n"
                + violation.getNodes().stream()
                        .map(node -> "    " + node.getHtml() + "\n    " + node.getFailureSummary())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private List<String> takeAllFaults() {
        var all = faults.values().stream().flatMap(each -> each.take().stream()).toList();
        faults.clear();
        return all;
    }

    /** Gives the run's one browser to the tests that ask for it, and fails a test on whose pages something went wrong. */
    public static final class Extension implements ParameterResolver, AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            var browser = store(context).get(Browser.class, Browser.class);
            if (browser != null) {
                assertThat(browser.takeAllFaults()).as("faults of the pages").isEmpty();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return store(context).getOrComputeIfAbsent(Browser.class, type -> new Browser(), Browser.class);
        }

        private static ExtensionContext.Store store(ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(Browser.class));
        }
    }
}
