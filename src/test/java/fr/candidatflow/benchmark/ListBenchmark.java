package fr.candidatflow.benchmark;

import fr.candidatflow.application.search.ListQueries;
import fr.candidatflow.support.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Whether the staff's list slows down with what other centres have: each question is asked among the 3,000 applications of one
 * centre, and again among 102,000 of 34 centres. The figures are PostgreSQL's own (explain analyze). It asserts no duration, and its
 * name keeps it out of the normal test run: see {@code src/docs/benchmark.md}.
 */
@ApplicationTest
@Import(ManyApplications.class)
class ListBenchmark {

    private static final int CENTRES = 34;
    private static final int RUNS = 7;

    private static final String OWN = "bench-1";
    private static final Pattern TIME = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final Pattern INDEX = Pattern.compile("(?:using|Scan on) (\\w+)");

    @Autowired
    ManyApplications applications;

    @Autowired
    DataSource database;

    @Test
    void everyOrderAndFilter() throws IOException {
        var figures = new LinkedHashMap<String, String>();
        applications.fill(1, 1);
        measure(figures, 1);
        applications.fill(2, CENTRES);
        measure(figures, CENTRES);
        System.out.printf(
                "%n| question | 3,000: ms | pages read | 102,000: ms | pages read | by |%n| --- | ---: | ---: | ---: | ---: | --- |%n");
        figures.forEach((question, row) -> System.out.println("| " + question + " |" + row));
    }

    private void measure(Map<String, String> figures, int centres) throws IOException {
        var queries = new ListQueries(database);
        var plans = new StringBuilder();
        for (var question :
                queries.questions(List.of(OWN, "bench-2", "bench-3")).entrySet()) {
            var times = new double[RUNS];
            List<String> last = List.of();
            for (int i = 0; i < RUNS; i++) {
                last = queries.plans(question.getValue());
                times[i] = last.stream().mapToDouble(ListBenchmark::time).sum();
            }
            Arrays.sort(times);
            plans.append("## ")
                    .append(question.getKey())
                    .append('\n')
                    .append(String.join("\n", last))
                    .append('\n');
            add(
                    figures,
                    question.getKey(),
                    " %.1f | %d |"
                            .formatted(
                                    times[RUNS / 2],
                                    last.stream().mapToInt(ListBenchmark::pages).sum()),
                    " " + indexes(last) + " |");
        }
        Files.writeString(Path.of("target", "list-plans-" + centres + ".txt"), plans);
    }

    /** The second time the indexes replace those of the first. */
    private static void add(Map<String, String> figures, String question, String figure, String by) {
        String before = figures.get(question);
        figures.put(
                question, before == null ? figure + "@" + by : before.substring(0, before.indexOf('@')) + figure + by);
    }

    private static double time(String plan) {
        var found = TIME.matcher(plan);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static int pages(String plan) {
        var found = BUFFERS.matcher(plan);
        return found.find() ? number(found.group(1)) + number(found.group(2)) : 0;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String indexes(List<String> plans) {
        var names = new TreeSet<String>();
        plans.forEach(plan -> INDEX.matcher(plan).results().forEach(found -> names.add(found.group(1))));
        return String.join(", ", names);
    }
}
