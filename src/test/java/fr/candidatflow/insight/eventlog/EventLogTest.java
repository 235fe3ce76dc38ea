package fr.candidatflow.insight.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What the history holds stands in the log, to the millisecond, and no more of a person than was asked for. */
@ApplicationTest
class EventLogTest {

    private static final String REVIEW = "document-review";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    HistoryService history;

    @Autowired
    AuthorizationService authorizations;

    private String analyst;

    @BeforeEach
    void anAnalyst() {
        analyst = staff.analyst();
    }

    @Test
    void xesFollowsItsSchemaAndHoldsEachStepOfATraceWithItsTimes() throws Exception {
        // given
        var application = admissions.incomplete();
        admissions.correct(application);

        // when
        String xes = log("process", REVIEW, "names", "HISTORY");

        // then
        validate(xes);
        var log = xml(xes);
        assertThat(log.select("log > trace")).hasSize((int) history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(REVIEW)
                .count());
        var trace = trace(log, application.toString());
        assertThat(value(trace, "bpmn:training")).isNotBlank();
        var expected = new ArrayList<String>();
        for (HistoricActivityInstance step : steps(application)) {
            expected.add(step.getId() + " start " + step.getStartTime().toInstant());
            if (step.getEndTime() != null) {
                expected.add(step.getId()
                        + (step.isCanceled() ? " ate_abort " : " complete ")
                        + step.getEndTime().toInstant());
            }
        }
        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(trace.select("event"))
                .extracting(event -> value(event, "concept:instance") + " " + value(event, "lifecycle:transition") + " "
                        + value(event, "time:timestamp"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(trace.select("event"))
                .extracting(event -> Instant.parse(value(event, "time:timestamp")))
                .isSorted();
        assertThat(trace.select("event"))
                .filteredOn(event -> value(event, "concept:name").equals("Review documents"))
                .extracting(event -> value(event, "lifecycle:transition"))
                .containsExactly("start", "complete", "start");
    }

    @Test
    void aStepThatWasInterruptedEndsAsAborted() throws Exception {
        // given
        var application = admissions.submitted();
        admissions.cancel(application);

        // when
        var trace = trace(xml(log("process", "application", "names", "HISTORY")), application.toString());

        // then
        assertThat(trace.select("event"))
                .filteredOn(event -> value(event, "lifecycle:transition").equals("ate_abort"))
                .extracting(event -> value(event, "concept:name"))
                .contains("Review documents");
    }

    @Test
    void pseudonymsHideKeysAndPeopleUnlessAskedOtherwiseAndDifferFromLogToLog() throws Exception {
        // given
        var application = admissions.incomplete();
        var candidate = admissions.account(application).value().toString();

        // when
        String log = log("process", REVIEW);
        String another = log("process", REVIEW);
        String plain = log("process", REVIEW, "names", "HISTORY");

        // then
        assertThat(plain).contains(application.toString(), candidate, admissions.manager());
        assertThat(log).doesNotContain(application.toString(), candidate, admissions.manager());
        assertThat(cases(log)).hasSameSizeAs(cases(plain)).doesNotContainAnyElementsOf(cases(another));
    }

    @Test
    void csvHasALineForEachStep() throws Exception {
        // given
        var application = admissions.incomplete();

        // when
        String csv = log("process", REVIEW, "names", "HISTORY", "format", "CSV");

        // then
        try (CSVParser lines = CSVParser.parse(
                csv,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            assertThat(lines.stream().filter(line -> line.get("case").equals(application.toString())))
                    .extracting(EventLogTest::line)
                    .containsExactlyInAnyOrderElementsOf(steps(application).stream()
                            .map(step -> step.getActivityId() + " "
                                    + step.getStartTime().toInstant() + " "
                                    + (step.getEndTime() == null
                                            ? ""
                                            : step.getEndTime().toInstant()))
                            .toList());
        }
    }

    @Test
    void holdsThePeriodAndTheVersionThatWereAskedFor() throws Exception {
        // given
        var application = admissions.submitted();
        var today = LocalDate.now();

        // then
        assertThat(log("process", REVIEW, "names", "HISTORY", "from", today.toString(), "version", "1"))
                .contains(application.toString());
        for (String[] elsewhere : new String[][] {
            {"until", today.minusDays(1).toString()},
            {"from", today.plusDays(3650).toString()},
            {"version", "999"}
        }) {
            String log = log("process", REVIEW, "names", "HISTORY", elsewhere[0], elsewhere[1]);
            validate(log);
            assertThat(log).doesNotContain(application.toString());
        }
    }

    @Test
    void whoMayNotReadAHistoryFindsItNowhere() throws Exception {
        // given
        var all = authorizations
                .createAuthorizationQuery()
                .groupIdIn(GroupNames.ANALYSTS)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
        all.removePermission(ProcessDefinitionPermissions.READ_HISTORY);
        authorizations.saveAuthorization(all);
        try {
            staff.allow(analyst, "application", ProcessDefinitionPermissions.READ_HISTORY);

            // then
            assertThat(Jsoup.parse(ask("/staff/event-log").getContentAsString())
                            .select("#process option")
                            .eachAttr("value"))
                    .containsExactly("", "application");
            assertThat(ask("/staff/event-log/file", "process", REVIEW).getStatus())
                    .isEqualTo(422);
            assertThat(ask("/staff/event-log/file", "process", "application").getStatus())
                    .isEqualTo(200);
        } finally {
            all.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
            authorizations.saveAuthorization(all);
        }
    }

    @Test
    void badInputIsSaidAtItsFieldAndKept() throws Exception {
        var response = ask(
                "/staff/event-log/file",
                "process",
                REVIEW,
                "version",
                "two",
                "from",
                "2026-02-30",
                "until",
                "2026-01-01",
                "format",
                "PDF");

        assertThat(response.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(response.getContentAsString());
        assertThat(page.select(".govuk-error-summary li").eachText()).hasSize(3);
        assertThat(page.select("#version").val()).isEqualTo("two");
        assertThat(page.select("#process option[selected]").val()).isEqualTo(REVIEW);
        assertThat(Jsoup.parse(ask(
                                        "/staff/event-log/file",
                                        "process",
                                        REVIEW,
                                        "from",
                                        "2026-02-02",
                                        "until",
                                        "2026-02-01")
                                .getContentAsString())
                        .select(".govuk-error-summary li")
                        .eachText())
                .containsExactly("The last day is before the first one");
    }

    private List<HistoricActivityInstance> steps(ApplicationId application) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(REVIEW)
                .processInstanceBusinessKey(application.toString())
                .singleResult();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
                .filter(step -> !step.getActivityType().endsWith("Gateway"))
                .toList();
    }

    private static String line(CSVRecord line) {
        return line.get("activity_id") + " " + line.get("start") + " " + line.get("end");
    }

    private static Set<String> cases(String xes) {
        return new TreeSet<>(xml(xes).select("trace > string[key=concept:name]").eachAttr("value"));
    }

    private static Element trace(Document log, String key) {
        var traces = log.select("trace").stream()
                .filter(trace -> value(trace, "concept:name").equals(key))
                .toList();
        assertThat(traces).hasSize(1);
        return traces.get(0);
    }

    private static String value(Element element, String key) {
        return element.children().stream()
                .filter(child -> child.attr("key").equals(key))
                .findFirst()
                .orElseThrow()
                .attr("value");
    }

    private static Document xml(String xes) {
        return Jsoup.parse(xes, Parser.xmlParser());
    }

    private static void validate(String xes) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new ClassPathResource("xes.xsd").getURL())
                .newValidator()
                .validate(new StreamSource(new StringReader(xes)));
    }

    private String log(String... parameters) throws Exception {
        var response = ask("/staff/event-log/file", parameters);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Disposition")).contains("attachment", ".");
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse ask(String path, String... parameters) throws Exception {
        var request = get(path).with(staff.signedIn(analyst));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
