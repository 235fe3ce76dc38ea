package fr.candidatflow.benchmark;

import fr.candidatflow.application.casework.CaseworkQueries;
import fr.candidatflow.application.jury.JuryQueries;
import fr.candidatflow.application.search.ExportQueries;
import fr.candidatflow.catalogue.CatalogueChanged;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/**
 * Whether the work on one training of 1,000 applications slows down with what other centres have, and what an export keeps in memory:
 * asked among the 3,000 applications of one centre, and again among 102,000 of 34. It asserts no duration, and its name keeps it out of
 * the normal test run: see {@code src/docs/benchmark.md}.
 */
@ApplicationTest
@Import({ManyApplications.class, JuryQueries.class, CaseworkQueries.class, ExportQueries.class})
class StaffBenchmark {

    private static final int CENTRES = 34;
    private static final int RUNS = 7;

    private static final String TRAINING = "B1-1";
    private static final int ITS_APPLICATIONS = 1_000;

    private static final Instant FIRST_OPENING = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    ManyApplications applications;

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

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void aTrainingOfManyApplicationsAndExports() throws Exception {
        var figures = new LinkedHashMap<String, String>();
        applications.fill(1, 1);
        events.publishEvent(new CatalogueChanged());
        applications.gather(TRAINING, ITS_APPLICATIONS);
        var training = catalogue.findByCode(TRAINING).orElseThrow();
        time(figures, training);
        applications.fill(2, CENTRES);
        time(figures, training);
        System.out.printf("%n| work | 3,000: ms | 102,000: ms |%n| --- | ---: | ---: |%n");
        figures.forEach((work, row) -> System.out.println("| " + work + " |" + row));

        System.out.printf("%n| export | rows | live memory, MB | ms |%n| --- | ---: | ---: | ---: |%n");
        for (var export :
                exports.exports(FIRST_OPENING, 2, 1_000, 10_000, 100_000).entrySet()) {
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
        var questions = new LinkedHashMap<>(jury.questions("bench-1", training.id()));
        questions.putAll(casework.questions(training, LocalDate.now(clock).plusDays(25)));
        for (var question : questions.entrySet()) {
            var times = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                question.getValue().run();
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            figures.merge(question.getKey(), " %.1f |".formatted(times[RUNS / 2]), String::concat);
        }
    }
}
