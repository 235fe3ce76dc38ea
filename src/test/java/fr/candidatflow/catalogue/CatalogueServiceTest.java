package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class CatalogueServiceTest {

    @Autowired
    CatalogueService catalogue;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Test
    void tellsATrainingByIdAndByCode() {
        // given
        var training = trainings.open(ApplicationMode.PAPER, 25);

        // when
        var byId = catalogue.get(training.id());
        var byCode = catalogue.findByCode(training.code());

        // then
        assertThat(byId).isEqualTo(training);
        assertThat(byCode).contains(training);
        assertThat(catalogue.centre(training.centreCode()).postalAddress()).contains("NANCY");
        assertThat(catalogue.centres()).extracting(Centre::code).contains(training.centreCode());
        assertThat(catalogue.commissions()).extracting(Commission::code).contains(training.commissionCode());
    }

    @Test
    void listsTheDocumentsInTheirOrder() {
        assertThat(catalogue.requiredDocuments(trainings.open().id()))
                .isEqualTo(TestCatalogue.DOCUMENTS)
                .extracting(RequiredDocument::code)
                .containsExactly("IDENTITY", "TRANSCRIPTS", "MOTIVATION");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var nothing = new TrainingId(UUID.randomUUID());

        assertThatThrownBy(() -> catalogue.get(nothing)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> catalogue.requiredDocuments(nothing)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> catalogue.centre("no-such-centre")).isInstanceOf(NotFound.class);
        assertThat(catalogue.findByCode("no-such-code")).isEmpty();
    }

    @Test
    void isOpenFromTheFirstDayToTheLast() {
        var today = LocalDate.now(clock);

        assertThat(availability(today, today)).isEqualTo(Availability.OPEN);
        assertThat(availability(today.minusDays(5), today)).isEqualTo(Availability.OPEN);
        assertThat(availability(today.plusDays(1), today.plusDays(5))).isEqualTo(Availability.NOT_YET_OPEN);
        assertThat(availability(today.minusDays(5), today.minusDays(1))).isEqualTo(Availability.CLOSED);
        assertThat(catalogue.availability(trainings.outOfService())).isEqualTo(Availability.OUT_OF_SERVICE);
    }

    @Test
    void refusesDatesOutOfOrder() {
        var day = LocalDate.now(clock);
        var returnBeforeClosing =
                new TrainingDates(day, day.plusDays(9), day.plusDays(8), null, day.plusDays(20), day.plusDays(30));
        var answerBeforePublication = new TrainingDates(
                day, day.plusDays(9), day.plusDays(10), day.plusDays(21), day.plusDays(20), day.plusDays(30));

        assertThatThrownBy(() -> trainings.create(returnBeforeClosing, List.of()))
                .isInstanceOf(DatesOutOfOrder.class)
                .hasMessage("The return date (%s) is before the closing date (%s).", day.plusDays(8), day.plusDays(9));
        assertThatThrownBy(() -> trainings.create(answerBeforePublication, List.of()))
                .isInstanceOf(DatesOutOfOrder.class)
                .hasMessageStartingWith("The answer date");
    }

    @Test
    void holdsATrainingsRowUntilTheTransactionEnds() throws Exception {
        // given
        var training = trainings.open().id();
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var other = Executors.newSingleThreadExecutor();
        try {
            var holder = other.submit(() -> new TransactionTemplate(transactions).execute(status -> {
                catalogue.lock(training);
                locked.countDown();
                return await(release);
            }));
            assertThat(await(locked)).isTrue();

            // when / then
            assertThatThrownBy(() -> lockNow(training)).isInstanceOf(DataAccessException.class);
            release.countDown();
            assertThat(holder.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lockNow(training)).isEqualTo(training.value());
        } finally {
            release.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void locksOnlyInsideATransaction() {
        var training = trainings.open().id();

        assertThatThrownBy(() -> catalogue.lock(training)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private Availability availability(LocalDate opensOn, LocalDate closesOn) {
        var later = closesOn.plusDays(10);
        return catalogue.availability(trainings.create(
                new TrainingDates(opensOn, closesOn, later, null, later, later), TestCatalogue.DOCUMENTS));
    }

    private UUID lockNow(TrainingId training) {
        return jdbc.sql("select id from training where id = ? for update nowait")
                .param(training.value())
                .query(UUID.class)
                .single();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
