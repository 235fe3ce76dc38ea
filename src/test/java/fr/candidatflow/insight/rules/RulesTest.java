package fr.candidatflow.insight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.AppliedRules;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What the decision tables said when an application was opened is known afterwards, row by row. */
@ApplicationTest
class RulesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AppliedRules rules;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private ApplicationId application;

    @BeforeEach
    void anApplication() {
        application = admissions.open();
    }

    @Test
    void theRowsThatAllowedItAndAskedForEachDocumentAreKeptWithWhatTheyWereChosenBy() {
        var applied = rules.of(application);

        assertThat(applied.get(0).document()).isNull();
        assertThat(applied.get(0).fired().decision()).isEqualTo("application-eligibility");
        assertThat(applied.get(0).fired().rule()).isEqualTo("rule_allowed");
        assertThat(applied.get(0).fired().inputs())
                .containsEntry("First missing profile block", null)
                .containsEntry("Training today", "OPEN")
                .containsEntry("Applications of the candidate", "0");
        assertThat(applied.get(0).fired().outputs()).containsEntry("Application allowed", "true");
        assertThat(applied.get(0).row().number()).isEqualTo(7);
        assertThat(applied.get(0).row().annotation()).isEqualTo("Nothing stands against it");

        var documents = applied.subList(1, applied.size());
        assertThat(documents)
                .extracting(AppliedRules.Applied::document)
                .containsExactlyElementsOf(jdbc.sql("""
                                select d.code from required_document d join application a on a.training_id = d.training_id
                                where a.id = ? order by d.position""")
                        .param(application.value())
                        .query(String.class)
                        .list());
        assertThat(documents)
                .filteredOn(one -> one.document().equals("TRANSCRIPTS"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.fired().rule()).isEqualTo("rule_everybody");
                    assertThat(one.fired().inputs()).containsEntry("Document of the training", "TRANSCRIPTS");
                    assertThat(one.fired().outputs()).containsEntry("Reason (message key)", "everybody");
                    assertThat(one.row().table()).isEqualTo("Required documents");
                    assertThat(one.row().number()).isEqualTo(5);
                    assertThat(one.row().conditions())
                            .allSatisfy(cell -> assertThat(cell.condition()).isEmpty());
                });
    }

    @Test
    void anAnalystSeesTheRowsAndNotTheCandidatesOwnValues() throws Exception {
        var answer = ask(staff.analyst());

        var page = json.readTree(answer.getContentAsString());
        assertThat(page.get("number").textValue()).isEqualTo(admissions.number(application));
        assertThat(StreamSupport.stream(page.get("rules").spliterator(), false).map(RulesTest::row))
                .contains("Application eligibility row 7", "Required documents row 5");
        assertThat(page.get("rules").findValuesAsText("label")).contains("null", "Transcripts", "Cover letter");
        assertThat(answer.getContentAsString()).doesNotContain("inputs");
        assertThat(ask(staff.manager(TestCatalogue.CENTRE)).getStatus()).isEqualTo(404);
    }

    @Test
    void theCentreReadsOnItsPageByWhatARowWasChosen() throws Exception {
        var page = Jsoup.parse(staffsPage(staff.manager(TestCatalogue.CENTRE)).getContentAsString());

        assertThat(page.select("tbody tr").first().text())
                .contains("The application", "Application allowed: true", "row 7", "Training today: OPEN");
        assertThat(page.text()).contains("Nationality (ISO 3166, two letters): FR", "Required documents, version");
        assertThat(page.select("tbody th").eachText()).contains("Transcripts (TRANSCRIPTS)");
        assertThat(staffsPage(staff.analyst()).getStatus()).isEqualTo(404);
    }

    @Test
    void aVersionThatIsThereNoMoreAndAnApplicationOfBeforeSaySo() throws Exception {
        // given
        jdbc.sql("update applied_rule set decision_version = 999999 where application_id = ?")
                .param(application.value())
                .update();

        // then
        var manager = staff.manager(TestCatalogue.CENTRE);
        assertThat(json.readTree(ask(staff.analyst()).getContentAsString())
                        .get("rules")
                        .get(0)
                        .get("row")
                        .isNull())
                .isTrue();
        assertThat(staffsPage(manager).getContentAsString()).contains("that version of the table is there no more");

        // when
        jdbc.sql("delete from applied_rule where application_id = ?")
                .param(application.value())
                .update();

        // then
        assertThat(json.readTree(ask(staff.analyst()).getContentAsString()).get("rules"))
                .isEmpty();
        assertThat(staffsPage(manager).getContentAsString()).contains("Nothing was kept for this application");
    }

    private MockHttpServletResponse ask(String user) throws Exception {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(application.toString())
                .processDefinitionKey("application")
                .singleResult();
        return mvc.perform(get("/staff-api/insight/rules/" + instance.getId()).with(staff.signedIn(user)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse staffsPage(String user) throws Exception {
        return mvc.perform(get("/staff/applications/" + admissions.number(application) + "/rules")
                        .with(staff.signedIn(user)))
                .andReturn()
                .getResponse();
    }

    private static String row(JsonNode line) {
        return line.get("table").textValue() + " row " + line.get("row").intValue();
    }
}
