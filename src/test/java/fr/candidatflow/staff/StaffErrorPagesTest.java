package fr.candidatflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ApplicationTest
class StaffErrorPagesTest {

    private static final Map<String, String> TYPED =
            Map.of("comment", "The transcripts <b>are</b> missing", "rank", "3");

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    String manager;
    StaffClient client;

    @BeforeEach
    void aManager() {
        catalogue.open();
        manager = staff.manager(TestCatalogue.CENTRE);
        client = new StaffClient(baseUrl);
    }

    @Test
    void whatIsNotFoundIsSaidInTheFrameOfTheStaff() {
        // given
        client.signIn(manager, "tasklist");

        for (String path : new String[] {"/staff/nowhere", "/admin", "/admin/nowhere"}) {
            // when
            var answer = client.page(path);

            // then
            assertThat(answer.statusCode()).isEqualTo(404);
            var page = page(answer);
            assertThat(page.title()).startsWith("Page not found").endsWith("staff");
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
            assertThat(page.select("main a").attr("href")).isEqualTo("/staff");
        }
        assertThat(page(client.page("/staff/nowhere")).select("header").text()).contains(manager, "Sign out");
    }

    @Test
    void aCandidateKeepsTheErrorPagesOfTheCandidates() {
        for (String path : new String[] {"/webjars/nothing.js", "/assets/nothing.css"}) {
            var page = page(client.page(path));

            assertThat(page.title()).isEqualTo("Page introuvable – CandidatFlow");
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("fr");
        }
    }

    @Test
    void aFormThatComesAfterTheSessionEndedIsGivenBack() {
        // when
        var answer = client.postForm("/staff/somewhere", typed("password", "not to be shown"), "same-origin");

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        var page = page(answer);
        assertThat(page.select("h1").text()).isEqualTo("You were signed out");
        assertThat(page.select("main").text()).contains("Nothing was recorded", "The transcripts <b>are</b> missing");
        var form = page.selectFirst("main form");
        assertThat(form.attr("action")).isEqualTo("/staff/somewhere");
        assertThat(fields(form))
                .containsAllEntriesOf(TYPED)
                .containsKey("_csrf")
                .doesNotContainKey("password");
        assertThat(answer.body()).doesNotContain("not to be shown");

        // when it is sent again after a sign-in in another tab, whose session has another token
        client.signIn(manager, "tasklist");
        var again = page(client.postForm("/staff/somewhere", fields(form), "same-origin"));

        // then
        assertThat(again.select("h1").text()).isEqualTo("Send your form again");
        assertThat(again.select("main").text()).contains("You are signed in as " + manager);

        // when
        var taken = client.postForm("/staff/somewhere", fields(again.selectFirst("main form")), "same-origin");

        // then it has reached what is behind, where in this test nothing is
        assertThat(taken.statusCode()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteIsNotGivenBack() {
        // given
        client.signIn(manager, "tasklist");

        // when
        var answer = client.postForm("/staff/somewhere", TYPED, "cross-site");

        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(page(answer).select("h1").text()).isEqualTo("This form cannot be taken");
        assertThat(answer.body()).doesNotContain("transcripts");
    }

    @Test
    void signingOutOnAnOldPageLeadsToTheSignIn() {
        // when
        var answer = client.postForm("/staff/sign-out", Map.of(), "same-origin");

        // then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/staff/sign-in");
    }

    private static Map<String, String> typed(String name, String value) {
        var fields = new LinkedHashMap<>(TYPED);
        fields.put(name, value);
        return fields;
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static Map<String, String> fields(Element form) {
        return form.select("input").stream().collect(Collectors.toMap(input -> input.attr("name"), Element::val));
    }
}
