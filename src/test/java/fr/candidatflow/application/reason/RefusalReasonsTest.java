package fr.candidatflow.application.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ApplicationTest
class RefusalReasonsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    RefusalReasons reasons;

    @Autowired
    Audit audit;

    private String administrator;
    private String code;

    @BeforeEach
    void anAdministratorAndAFreshCode() {
        administrator = staff.administrator();
        code = "R"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    @Test
    void isAddedChangedAndOfferedNoMore() throws Exception {
        // when
        add(code, "Trop tard", "Too <late>");

        // then
        assertThat(reasons.offered(code)).isTrue();
        assertThat(Jsoup.parse(send(get("/admin/refusal-reasons")).getContentAsString())
                        .select("tbody tr")
                        .eachText())
                .contains(code + " Trop tard Too <late> Yes");

        // when
        send(post("/admin/refusal-reasons/" + code)
                .param("french", "Hors délai")
                .param("english", "Late")
                .param("version", "0"));

        // then
        assertThat(reasons.offered(code)).isFalse();
        assertThat(reasons.label(code).fr()).isEqualTo("Hors délai");
        assertThat(audit.of("refusal reason", code))
                .extracting(AuditEntry::action)
                .containsExactly("added", "changed");
    }

    @Test
    void badInputIsSaidAtItsFieldAndKept() throws Exception {
        add(code, "Trop tard", "Too late");

        for (var answer : new MockHttpServletResponse[] {
            add("lower case", "Trop tard", "Too late"),
            add(code, "Trop tard", "Too late"),
            add(code + "X", " ", "Too late"),
            add(code + "X", "Trop tard", "x".repeat(201))
        }) {
            assertThat(answer.getStatus()).isEqualTo(422);
            var page = Jsoup.parse(answer.getContentAsString());
            assertThat(page.select(".govuk-error-summary a")).hasSize(1);
            assertThat(page.select(page.expectFirst(".govuk-error-summary a").attr("href")))
                    .hasSize(1);
        }
        assertThat(Jsoup.parse(add("lower case", "Trop tard", "Too late").getContentAsString())
                        .expectFirst("#french")
                        .val())
                .isEqualTo("Trop tard");
        assertThat(reasons.offered(code + "X")).isFalse();
    }

    @Test
    void theSecondWriterIsToldWhatTheFirstHasWritten() throws Exception {
        // given
        add(code, "Trop tard", "Too late");
        var change = post("/admin/refusal-reasons/" + code)
                .param("french", "Hors délai")
                .param("english", "Late")
                .param("inUse", "true")
                .param("version", "0");
        send(change);

        // when
        var answer = send(post("/admin/refusal-reasons/" + code)
                .param("french", "Autre")
                .param("english", "Other")
                .param("inUse", "true")
                .param("version", "0"));

        // then
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".govuk-error-summary").text()).contains("Hors délai", "Late");
        assertThat(page.expectFirst("#french").val()).isEqualTo("Autre");
        assertThat(reasons.label(code).en()).isEqualTo("Late");
    }

    private MockHttpServletResponse add(String newCode, String french, String english) throws Exception {
        return send(post("/admin/refusal-reasons")
                .param("code", newCode)
                .param("french", french)
                .param("english", english));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(staff.signedIn(administrator)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
