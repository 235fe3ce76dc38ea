package fr.candidatflow.benchmark;

import fr.candidatflow.catalogue.CatalogueChanged;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.query.Query;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether Tasklist slows down with what other centres have: each filter is asked among the 3,000 applications of one centre, and again
 * among 51,000 and 102,000 of 17 and 34. The database's pages are counted beside the time, since no other work on the machine changes them. It asserts
 * nothing, and its name keeps it out of the normal test run: see {@code src/docs/benchmark.md}.
 */
@ApplicationTest
@Import(ManyApplications.class)
class TasklistBenchmark {

    private static final int HALF = 17;
    private static final int CENTRES = 34;
    private static final int RUNS = 15;
    private static final int CARDS = 15;
    private static final int CLAIMED = 20;

    private static final String OWN = "bench-1";

    /** What Tasklist asks with, by {@code scripts/due-first.js}. */
    private static final String DUE_FIRST = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    @Autowired
    ManyApplications applications;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    TestStaff staff;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    @Test
    void everyFilterOfAManagerAndOfAMember() {
        applications.fill(1, 1);
        events.publishEvent(new CatalogueChanged());
        staff.administrator();
        String manager = staff.manager(OWN);
        String member = staff.member(OWN);
        applications.claim("centre-" + OWN, manager, CLAIMED);
        applications.claim("commission-" + OWN, member, CLAIMED);

        var figures = new LinkedHashMap<String, String>();
        measure(figures, manager, member);
        applications.fill(2, HALF);
        measure(figures, manager, member);
        applications.fill(HALF + 1, CENTRES);
        measure(figures, manager, member);

        System.out.printf("%n| Tasklist | tasks | 3,000: ms | pages | 51,000: ms | pages | 102,000: ms | pages |%n");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        figures.forEach((question, row) -> System.out.println("| " + question + " |" + row));
    }

    private void measure(Map<String, String> figures, String... users) {
        for (String user : users) {
            var client = new StaffClient(baseUrl).signIn(user, "tasklist");
            add(
                    figures,
                    user.split("-")[0] + ", which lists there are",
                    " |",
                    ask(user, () -> filters.createTaskFilterQuery().list()));
            for (var filter : filtersOf(user)) {
                var query = tasks.createTaskQuery().orderByDueDate().asc();
                String name = user.split("-")[0] + ", " + filter.getName();
                String found = " " + as(user, () -> filters.count(filter.getId())) + " |";
                add(figures, name + ", cards", found, ask(user, () -> page(filter, query)));
                add(figures, name + ", how many", found, ask(user, () -> filters.count(filter.getId(), query)));
                add(figures, name + ", as Tasklist asks", found, refresh(client, filter));
            }
        }
    }

    private List<?> page(Filter filter, Query<?, ?> query) {
        return filters.listPage(filter.getId(), query, 0, CARDS);
    }

    private static void add(Map<String, String> figures, String question, String found, String figure) {
        figures.merge(question, found + figure, (before, now) -> before + figure);
    }

    private List<Filter> filtersOf(String user) {
        return as(
                user,
                () -> filters.createTaskFilterQuery().orderByFilterName().asc().list());
    }

    private interface Question<T> {
        T answer();
    }

    /** As the engine's REST API runs a request of that user. */
    private <T> T as(String user, Question<T> question) {
        identity.setAuthentication(
                user,
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return question.answer();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** In one transaction, so that the engine's statements and the count of their pages share a connection. */
    private String ask(String user, Question<?> question) {
        return as(
                user,
                () -> new TransactionTemplate(transactions).execute(status -> {
                    var times = new double[RUNS];
                    long pages = 0;
                    for (int i = 0; i < RUNS; i++) {
                        long before = pagesRead();
                        long start = System.nanoTime();
                        question.answer();
                        times[i] = (System.nanoTime() - start) / 1e6;
                        pages = pagesRead() - before;
                    }
                    return " %.1f | %d |".formatted(median(times), pages);
                }));
    }

    /** Of tables and indexes of ours and of the engine, in this transaction; the catalogue's own are left out. */
    private long pagesRead() {
        return jdbc.queryForObject("""
                select sum(pg_stat_get_xact_blocks_fetched(oid)) from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'i', 't')""", Long.class);
    }

    /** From the request to the last byte: cards, count, variables and what else the engine adds, then our lines of the cards. */
    private String refresh(StaffClient client, Filter filter) {
        var times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            var list = client.hal(
                    "/camunda/api/engine/engine/default/filter/" + filter.getId() + "/list?firstResult=0&maxResults="
                            + CARDS,
                    DUE_FIRST);
            var ids = StaffClient.json(list).path("_embedded").path("task").findValuesAsText("id").stream()
                    .filter(id -> id.startsWith("bench-task-"))
                    .distinct()
                    .map(id -> "task=" + id)
                    .collect(Collectors.joining("&"));
            if (!ids.isEmpty()) {
                var cards = client.get("/staff-api/cards?" + ids);
                if (cards.statusCode() != 200) {
                    throw new AssertionError(cards.statusCode() + " " + cards.body());
                }
            }
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return " %.1f | |".formatted(median(times));
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
