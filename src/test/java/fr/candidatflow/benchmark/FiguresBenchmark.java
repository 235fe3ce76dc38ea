package fr.candidatflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Whether the analyst's figures slow down with the history: each is asked for over a whole year, with 1,000 finished applications and
 * again with 100,000, from the request to the last byte of the answer. It asserts no duration, and its name keeps it out of the normal
 * test run: see {@code src/docs/benchmark.md}.
 */
@ApplicationTest
@Import({ManyApplications.class, ManyFinished.class})
class FiguresBenchmark {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int RUNS = 15;

    private static final String DASHBOARD = "/staff-api/insight/dashboard?campaign=bench";

    @Autowired
    ManyApplications applications;

    @Autowired
    ManyFinished finished;

    @Autowired
    RepositoryService repository;

    @Autowired
    TestStaff staff;

    @Autowired
    MockMvc mvc;

    private String analyst;

    @Test
    void withMoreAndMoreHistory() throws Exception {
        analyst = staff.analyst();
        var rows = new LinkedHashMap<String, String>();
        String lived = finished.live();
        applications.fill(1, 1);
        finished.copy(lived, 1, FEW);
        measure(rows);
        applications.fill(2, 34);
        finished.copy(lived, FEW + 1, MANY);
        measure(rows);
        System.out.printf("%n| question | %,d: ms | %,d: ms | ratio |%n| --- | ---: | ---: | ---: |%n", FEW, MANY);
        rows.forEach((question, row) -> {
            var times = row.split(" ");
            System.out.printf(
                    "| %s | %s | %s | %.1f |%n",
                    question, times[0], times[1], Double.parseDouble(times[1]) / Double.parseDouble(times[0]));
        });
    }

    private void measure(Map<String, String> rows) throws Exception {
        // Who looks has the campaign counted in the background.
        long count = System.nanoTime();
        while (ask(DASHBOARD).contains("\"counting\":true")) {
            Thread.sleep(50);
        }
        System.out.printf("The campaign was counted in %.0f ms%n", (System.nanoTime() - count) / 1e6);
        for (var question : questions().entrySet()) {
            long start = System.nanoTime();
            ask(question.getValue());
            System.out.printf("First time, %s: %.0f ms%n", question.getKey(), (System.nanoTime() - start) / 1e6);
            var times = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                start = System.nanoTime();
                ask(question.getValue());
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            rows.merge(question.getKey(), "%.1f".formatted(times[RUNS / 2]), (few, many) -> few + " " + many);
        }
        System.out.printf("%,d steps in the history, %,d rows of sums%n", finished.steps(), finished.sums());
    }

    private Map<String, String> questions() {
        var questions = new LinkedHashMap<String, String>();
        questions.put("dashboard", DASHBOARD);
        for (String process :
                new String[] {"application", "document-review", "commission-opinion", "admission-confirmation"}) {
            var definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            questions.put("heat map, " + process, "/staff-api/insight/processes/" + definition + "/steps?all=true");
            questions.put(
                    "bottlenecks, " + process, "/staff-api/insight/processes/" + definition + "/bottlenecks?all=true");
        }
        return questions;
    }

    private String ask(String address) throws Exception {
        var response = mvc.perform(get(address).with(staff.signedIn(analyst)))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        String body = response.getContentAsString();
        assertThat(body).contains("{");
        return body;
    }
}
