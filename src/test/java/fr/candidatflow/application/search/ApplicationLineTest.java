package fr.candidatflow.application.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The lines of the list say what applications, documents, candidates and trainings say, whoever has changed these. */
@ApplicationTest
class ApplicationLineTest {

    private static final String TRUTH = """
            select a.id, a.number, c.last_name, c.first_name, c.user_id, t.centre_code, t.commission_code, t.code, t.title, a.mode,
                a.status, a.opened_at, coalesce(a.submitted_at, '-infinity'), count(*) filter (where d.status = 'REJECTED'),
                count(*) filter (where d.status = 'PENDING' and d.mandatory), count(*) filter (where d.status = 'TRANSMITTED'),
                count(*) filter (where d.status in ('VALIDATED', 'NOT_CONCERNED'))
            from application a join account c on c.id = a.account_id join training t on t.id = a.training_id
            left join application_document d on d.application_id = a.id where a.training_id = :training
            group by a.id, c.id, t.id
            """;

    private static final String LINES = """
            select id, number, last_name, first_name, user_id, centre_code, commission_code, training_code, title, mode,
                status, opened_at, submitted_at, rejected, missing, to_check, settled
            from application_line where training_id = :training
            """;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    ApplicationSearch search;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private TrainingSummary training;
    private ApplicationId application;

    @BeforeEach
    void oneApplication() {
        training = catalogue.open();
        catalogue.openElsewhere();
        application = admissions.open(training);
    }

    @Test
    void followTheDocumentsThroughTheWholeWayOfAFile() {
        assertLine("missing", 3, "documents", 2);

        admissions.submit(application);
        assertLine("to_check", 3, "documents", 4);

        admissions.review(application, "TRANSCRIPTS");
        assertLine("rejected", 1, "settled", 2, "documents", 1);

        admissions.correct(application);
        assertLine("rejected", 0, "to_check", 1, "settled", 2, "documents", 4);

        admissions.review(application);
        assertLine("settled", 3, "documents", 0);

        jdbc.sql("delete from application_document where application_id = ? and code = 'TRANSCRIPTS'")
                .param(application.value())
                .update();
        assertLine("settled", 2, "documents", 0);
    }

    @Test
    void followTheNamesOfTheCandidate() {
        var account = admissions.account(application);
        jdbc.sql("update account set last_name = 'Nœud-Papillon', first_name = 'Zoé' where id = ?")
                .param(account.value())
                .update();
        jdbc.sql("update profile set usual_name = 'Quatremère' where account_id = ?")
                .param(account.value())
                .update();

        assertLine("last_name", "Nœud-Papillon", "first_name", "Zoé");
        assertThat(numbers("papillon zo")).containsExactly(admissions.number(application));
        assertThat(numbers("quatremere")).containsExactly(admissions.number(application));
        assertThat(numbers("papillonne")).isEmpty();
    }

    @Test
    void followTheTrainingToAnotherTitleCentreAndCommission() {
        jdbc.sql("""
                        update training set title = 'Master déplacé', centre_code = 'another-centre', commission_code = 'another-centre'
                        where id = ?""").param(training.id().value()).update();

        assertLine("title", "Master déplacé", "centre_code", "another-centre", "commission_code", "another-centre");
    }

    @Test
    void goWithTheApplication() {
        jdbc.sql("delete from application where id = ?")
                .param(application.value())
                .update();

        assertThat(lines(LINES)).isEmpty();
    }

    @Test
    void areSearchedByAPlanOfTheirOwnEachTime() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            for (int i = 0; i < 10; i++) {
                numbers("papillon");
            }

            assertThat(jdbc.sql(
                                    "select statement from pg_prepared_statements where statement like '%application_line%'")
                            .query(String.class)
                            .list())
                    .isEmpty();
        });
    }

    @Test
    void countWhatTwoChangeAtOneMoment() throws Exception {
        // given
        var codes = jdbc.sql("select code from application_document where application_id = ? order by code")
                .param(application.value())
                .query(String.class)
                .list();
        var alone = new TransactionTemplate(transactions);
        var changed = new CountDownLatch(1);
        var waits = new CountDownLatch(1);

        // when
        var first = CompletableFuture.runAsync(() -> alone.executeWithoutResult(transaction -> {
            transmit(codes.get(0));
            changed.countDown();
            await(waits);
        }));
        await(changed);
        var second =
                CompletableFuture.runAsync(() -> alone.executeWithoutResult(transaction -> transmit(codes.get(1))));
        untilOneWaits(second);
        waits.countDown();
        CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);

        // then
        assertLine("to_check", 2, "missing", 1, "documents", 6);
    }

    /** What the line holds, and that it holds in every column what it was made of. */
    private void assertLine(Object... values) {
        assertThat(lines(LINES)).isEqualTo(lines(TRUTH)).hasSize(1);
        var line = jdbc.sql("select * from application_line where id = ?")
                .param(application.value())
                .query()
                .singleRow();
        for (int i = 0; i < values.length; i += 2) {
            assertThat(String.valueOf(line.get(values[i]))).as("" + values[i]).isEqualTo("" + values[i + 1]);
        }
    }

    private List<String> lines(String question) {
        return jdbc.sql("select l::text from (" + question + ") l")
                .param("training", training.id().value())
                .query(String.class)
                .list();
    }

    private List<String> numbers(String words) {
        var everything = new Scope(true, Set.of(), Set.of());
        var criteria =
                new Criteria(words, training.code(), null, null, null, null, null, null, null, Order.SUBMITTED, true);
        return search.first(everything, criteria, 10).stream()
                .map(FoundApplication::number)
                .toList();
    }

    private void untilOneWaits(CompletableFuture<Void> second) {
        var waiting =
                jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class);
        while (waiting.single() == 0) {
            assertThat(second).as("counts behind the first").isNotDone();
        }
    }

    private void transmit(String code) {
        jdbc.sql("update application_document set status = 'TRANSMITTED' where application_id = ? and code = ?")
                .params(application.value(), code)
                .update();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
