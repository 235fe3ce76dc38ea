package fr.candidatflow.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Browser;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for every page: the pages are those that the controllers serve, also the ones that come later. */
@ApplicationTest
@ExtendWith(Browser.Extension.class)
class EveryPageTest {

    private static final long LIGHT = 150_000;

    @Autowired
    MockMvc mvc;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TestStaff staff;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private ApplicationId application;
    private Map<String, String> values;

    @BeforeEach
    void aCandidateWithAnApplication() {
        application = admissions.open();
        values = Map.of(
                "{number}", admissions.number(application),
                "{taskId}",
                        driver.task(application, "userTask_submitApplication").getId(),
                "{code}", catalogue.open().code());
    }

    @Test
    void saysItsLanguageAndOffersTheOther() throws Exception {
        for (String language : new String[] {"fr", "en"}) {
            String other = language.equals("fr") ? "en" : "fr";
            pages(language).forEach((path, page) -> {
                assertThat(page.expectFirst("html").attr("lang")).as(path).isEqualTo(language);
                assertThat(page.select("header a[hreflang=" + other + "]"))
                        .as(path)
                        .hasSize(1);
            });
        }
    }

    @Test
    void hasOneHeadingOfTheFirstLevelAndLeadsToTheAccessibilityStatement() throws Exception {
        pages("fr").forEach((path, page) -> {
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("main#main")).as(path).hasSize(1);
            assertThat(page.select("footer a[href=/accessibility]")).as(path).hasSize(1);
            assertThat(page.select("[style], style, script:not([src])"))
                    .as(path)
                    .isEmpty();
        });
    }

    @Test
    void hasATitleOfItsOwn() throws Exception {
        for (String language : new String[] {"fr", "en"}) {
            var paths = new TreeMap<String, List<String>>();
            pages(language)
                    .forEach((path, page) -> paths.computeIfAbsent(page.title(), title -> new ArrayList<>())
                            .add(path));
            assertThat(paths)
                    .allSatisfy((title, same) -> assertThat(same).as(title).hasSize(1));
        }
    }

    @Test
    void letsEveryButtonOfAFormBePressedOnce() throws Exception {
        pages("fr")
                .forEach((path, page) -> assertThat(page.select(
                                        "button[type=submit]:not([data-module=govuk-button][data-prevent-double-click=true])")
                                .eachText())
                        .as(path)
                        .isEmpty());
    }

    @Test
    void ofACandidateIsKeptByNoBrowser() throws Exception {
        for (String path : pages("fr").keySet()) {
            var answer = mvc.perform(get(path)
                            .with(accounts.signedIn(admissions.account(application)))
                            .accept(MediaType.TEXT_HTML))
                    .andReturn()
                    .getResponse();

            assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).as(path).contains("no-store");
        }
    }

    @Test
    void transfersLessThan150KilobytesAtTheFirstVisit(Browser browser) {
        for (String path : new String[] {"/", "/trainings", "/sign-in", "/account/new"}) {
            try (var visitor = browser.visitor(Browser.Device.PHONE, Locale.FRENCH, true)) {
                var page = visitor.newPage();
                var bytes = new AtomicLong();
                var network = visitor.newCDPSession(page);
                network.send("Network.enable");
                network.on(
                        "Network.loadingFinished",
                        (JsonObject loaded) ->
                                bytes.addAndGet(loaded.get("encodedDataLength").getAsLong()));

                page.navigate(baseUrl + path);
                page.waitForSelector(".js-enabled");

                assertThat(bytes.get()).as(path).isBetween(10_000L, LIGHT);
                browser.assertAccessible(page);
            }
        }
    }

    @Test
    void readsWellAtBothWidths(Browser browser) {
        for (var device : Browser.Device.values()) {
            for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
                try (var visitor = browser.visitor(device, language, device == Browser.Device.PHONE)) {
                    var page = visitor.newPage();
                    look(browser, page, "accessibility", "/accessibility", language);
                    accounts.signIn(page, admissions.account(application), language);
                    look(browser, page, "applications", "/applications", language);
                    page.navigate(baseUrl + "/sign-out");
                    Browser.photograph(page, "frame-not-found-" + language);
                    browser.assertAccessible(page);
                }
            }
        }
    }

    private void look(Browser browser, Page page, String name, String path, Locale language) {
        page.navigate(baseUrl + path + "?lang=" + language);
        browser.look(page, "frame-" + name + "-" + language);
    }

    /** Also the sign-in, which shows itself to anybody. */
    @Test
    void ofTheStaffHasATitleOneHeadingAndNothingInline() throws Exception {
        String administrator = staff.administrator();
        var titles = new TreeMap<String, List<String>>();
        for (String path : paths(EveryPageTest::isStaffs)) {
            var answer = mvc.perform(
                            get(path).with(staff.signedIn(administrator)).accept(MediaType.TEXT_HTML))
                    .andReturn()
                    .getResponse();
            if (isPage(answer)) {
                var page = Jsoup.parse(answer.getContentAsString());
                titles.computeIfAbsent(page.title(), title -> new ArrayList<>()).add(path);
                assertThat(page.expectFirst("html").attr("lang")).as(path).isEqualTo("en");
                assertThat(page.select("main#main h1")).as(path).hasSize(1);
                assertThat(page.select("[style], style, script:not([src])"))
                        .as(path)
                        .isEmpty();
                assertThat(page.select(
                                        "button[type=submit]:not([data-module=govuk-button][data-prevent-double-click=true])")
                                .eachText())
                        .as(path)
                        .isEmpty();
                assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).as(path).contains("no-store");
            }
        }
        assertThat(titles.values()).allSatisfy(same -> assertThat(same).hasSize(1));
        assertThat(titles).hasSizeGreaterThan(3);
    }

    private static boolean isStaffs(String path) {
        return path.equals("/staff")
                || path.startsWith("/staff/")
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }

    private static boolean isPage(MockHttpServletResponse answer) {
        return answer.getStatus() == 200
                && answer.getContentType() != null
                && answer.getContentType().startsWith(MediaType.TEXT_HTML_VALUE);
    }

    /** Of every page that a GET may show, with what this test has put in the place of their variables. */
    private Set<String> paths(Predicate<String> wanted) {
        var paths = new TreeSet<String>();
        for (var mapping : requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
            if (mapping.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET)
                    && mapping.getValue().getBeanType().getPackageName().startsWith("fr.candidatflow")
                    && !mapping.getValue().getBeanType().getPackageName().startsWith("fr.candidatflow.dev")) {
                for (String pattern : mapping.getKey().getPatternValues()) {
                    for (var value : values.entrySet()) {
                        pattern = pattern.replace(value.getKey(), value.getValue());
                    }
                    paths.add(pattern);
                }
            }
        }
        paths.removeIf(path -> path.contains("{") || !wanted.test(path));
        return paths;
    }

    /** Every page that a GET shows to a candidate, or to somebody who is not signed in. */
    private Map<String, Document> pages(String language) throws Exception {
        var pages = new LinkedHashMap<String, Document>();
        for (String path : paths(path -> !isStaffs(path))) {
            for (boolean signedIn : new boolean[] {false, true}) {
                var request = get(path).accept(MediaType.TEXT_HTML).locale(Locale.forLanguageTag(language));
                request.param("lang", language);
                if (signedIn) {
                    request.with(accounts.signedIn(admissions.account(application)));
                }
                var answer = mvc.perform(request).andReturn().getResponse();
                if (isPage(answer)) {
                    pages.putIfAbsent(path, Jsoup.parse(answer.getContentAsString()));
                }
            }
        }
        return pages;
    }
}
