package fr.candidatflow.benchmark;

import fr.candidatflow.application.casework.CaseworkQueries;
import fr.candidatflow.application.jury.JuryQueries;
import fr.candidatflow.application.search.ExportQueries;
import fr.candidatflow.application.search.ListQueries;
import fr.candidatflow.catalogue.CatalogueChanged;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/**
 * Whether lists and Tasklist's filters slow down with what other centres have: each is asked among the 3,000 applications of one
 * centre, and again among 102,000 of 34 centres. The figures of the list are PostgreSQL's own (explain analyze), those of the filters
 * are taken around the engine's query. It asserts no duration, and its name keeps it out of the normal test run: see {@code
 * src/docs/benchmark.md}.
 */
@ApplicationTest
@Import({ManyApplications.class, JuryQueries.class, CaseworkQueries.class, ExportQueries.class})
class ListBenchmark {

    private static final int CENTRES = 34;
    private static final int RUNS = 7;

    /** Applications of one centre that are all to one training. */
    private static final int GATHERED = 1_000;

    private static final String OWN = "bench-1";
    private static final Pattern TIME = Pattern.compile("Execution Time: ([0-9.]+) ms");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");
    private static final Pattern INDEX = Pattern.compile("(?:using|Scan on) (\\w+)");

    @Autowired
    ManyApplications applications;

    @Autowired
    DataSource database;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    TestStaff staff;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    Clock clock;

    @Autowired
    JuryQueries jury;

    @Autowired
    CaseworkQueries casework;

    @Autowired
    ExportQueries exports;

    @Test
    void everyOrderFilterAndTasklist() throws IOException {
        var figures = new LinkedHashMap<String, String>();
        applications.fill(1, 1);
        events.publishEvent(new CatalogueChanged());
        String manager = staff.manager(OWN);
        String member = staff.member(OWN);
        measure(figures, manager, member, 1);
        applications.fill(2, CENTRES);
        measure(figures, manager, member, CENTRES);
        System.out.printf(
                "%n| question | 3,000: ms | pages read | 102,000: ms | pages read | by |%n| --- | ---: | ---: | ---: | ---: | --- |%n");
        figures.forEach((question, row) -> System.out.println("| " + question + " |" + row));
    }

    /** After the lists, or alone: then it makes the applications itself. */
    @Test
    void thePagesOfATrainingWithManyApplicationsAndExports() throws Exception {
        var figures = new LinkedHashMap<String, String>();
        if (catalogue.findByCode("B1-1").isEmpty()) {
            applications.fill(1, 1);
        }
        applications.gather("B1-1", GATHERED);
        var training = catalogue.findByCode("B1-1").orElseThrow();
        time(figures, training);
        if (catalogue.findByCode("B2-1").isEmpty()) {
            applications.fill(2, CENTRES);
        }
        time(figures, training);
        System.out.printf("%n| page | 3,000: ms | 102,000: ms |%n| --- | ---: | ---: |%n");
        figures.forEach((page, row) -> System.out.println("| " + page + " |" + row));
        System.out.printf("%n| export | rows | live memory, MB | ms |%n| --- | ---: | ---: | ---: |%n");
        for (var export : exports.exports(Instant.parse("2026-01-04T00:00:00Z"), 2, 1_000, 10_000)
                .entrySet()) {
            export.getValue().call();
            long start = System.nanoTime();
            int rows = export.getValue().call();
            double ms = (System.nanoTime() - start) / 1e6;
            System.out.printf(
                    "| %s | %d | %.1f | %.0f |%n",
                    export.getKey(), rows, LiveMemory.during(export.getValue()) / 1e6, ms);
        }
    }

    private void time(Map<String, String> figures, TrainingSummary training) {
        var questions = new LinkedHashMap<>(jury.questions(OWN, training.id()));
        questions.putAll(casework.questions(training, LocalDate.now(clock).plusDays(25)));
        for (var question : questions.entrySet()) {
            var times = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                question.getValue().run();
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            figures.merge(question.getKey(), " %.1f |".formatted(times[0]), String::concat);
        }
    }

    private void measure(Map<String, String> figures, String manager, String member, int centres) throws IOException {
        var queries = new ListQueries(database);
        var plans = new StringBuilder();
        for (var question : queries.questions(OWN).entrySet()) {
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
        for (String user : new String[] {manager, member}) {
            tasklist(figures, user);
        }
        Files.writeString(Path.of("target", "list-plans-" + centres + ".txt"), plans);
    }

    /** The second time the indexes replace those of the first. */
    private static void add(Map<String, String> figures, String question, String figure, String by) {
        String before = figures.get(question);
        figures.put(
                question, before == null ? figure + "@" + by : before.substring(0, before.indexOf('@')) + figure + by);
    }

    /** As the web application asks: the first cards of the filter, and how many there are. */
    private void tasklist(Map<String, String> figures, String user) {
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        for (var filter : filters.createTaskFilterQuery().list()) {
            identity.setAuthentication(user, groups);
            try {
                var times = new double[RUNS];
                long found = 0;
                for (int i = 0; i < RUNS; i++) {
                    long start = System.nanoTime();
                    filters.listPage(filter.getId(), 0, 15);
                    found = filters.count(filter.getId());
                    times[i] = (System.nanoTime() - start) / 1e6;
                }
                Arrays.sort(times);
                add(
                        figures,
                        "Tasklist, " + user.split("-")[0] + ", " + filter.getName(),
                        " %.1f | |".formatted(times[RUNS / 2]),
                        " " + found + " tasks |");
            } catch (AuthorizationException notTheirs) {
                // The filter is for somebody else.
            } finally {
                identity.clearAuthentication();
            }
        }
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
