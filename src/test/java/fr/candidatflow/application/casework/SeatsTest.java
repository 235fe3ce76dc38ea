package fr.candidatflow.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CapacityTaken;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingEditor;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
class SeatsTest {

    private static final Set<ApplicationStatus> SEATED =
            Set.of(ApplicationStatus.ADMITTED, ApplicationStatus.CONFIRMED);

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    AdmissionService admissions;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TrainingEditor trainings;

    @Autowired
    Audit audit;

    /** Twice two seats are freed at the same moment, by two threads on the real engine; the second time one candidate is left. */
    @Test
    void twoWithdrawalsInTheSameSecondNeverGiveMoreSeatsThanThereAre() {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 2);
        test.admitted(training);
        test.admitted(training);
        for (int rank = 1; rank <= 3; rank++) {
            test.waitingListed(training, rank);
        }

        for (int expected : new int[] {2, 1}) {
            // when
            var leaving = seated(training);
            leaving.forEach(id -> test.answer(id, Answer.WITHDRAW));
            atOnce(leaving.stream()
                    .map(id -> (Runnable) () -> test.makeWithdrawalFinal(id))
                    .toList());

            // then
            assertThat(seated(training)).hasSize(expected);
            assertThat(seated(training))
                    .allSatisfy(id -> assertThat(driver.openTasks(id)).containsExactly("userTask_confirmOrWithdraw"));
        }
        assertThat(standing(training, Set.of(ApplicationStatus.WITHDRAWN))).hasSize(4);
    }

    @Test
    void aWithdrawalThatMeetsAHigherCapacityCallsEachOnce() {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var leaving = test.admitted(training);
        for (int rank = 1; rank <= 3; rank++) {
            test.waitingListed(training, rank);
        }
        test.answer(leaving, Answer.WITHDRAW);

        // when
        atOnce(List.of(() -> test.makeWithdrawalFinal(leaving), () -> changeCapacity(training, 2)));

        // then
        assertThat(seated(training)).hasSize(2);
        assertThat(standing(training, Set.of(ApplicationStatus.WAITING_LISTED)))
                .extracting(ApplicationSummary::rank)
                .containsExactly(3);
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::detail)
                .containsExactly("capacity from 1 to 2");
    }

    @Test
    void aCapacityBelowWhatIsPromisedIsRefusedAlsoWhileSomebodyWithdraws() {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 2);
        var leaving = test.admitted(training);
        test.answer(test.admitted(training), Answer.CONFIRM);
        test.waitingListed(training, 1);
        test.answer(leaving, Answer.WITHDRAW);

        // when: either first, both seats are taken
        atOnce(List.of(
                () -> test.makeWithdrawalFinal(leaving),
                () -> assertThatThrownBy(() -> changeCapacity(training, 1))
                        .isInstanceOf(CapacityTaken.class)
                        .hasMessageContaining("2 seats")));

        // then
        assertThat(seated(training)).hasSize(2);
        assertThat(audit.of("training", training.code())).isEmpty();
    }

    @Test
    void whenTheListClosesEverybodyLeftIsToldAndNobodyIsCalledAnyMore() {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var admitted = test.admitted(training);
        var waiting = List.of(test.waitingListed(training, 1), test.waitingListed(training, 2));

        // when
        for (ApplicationId id : waiting) {
            driver.fireTimer(id, "boundaryEvent_waitingListClosed");
            driver.runJob(id, "serviceTask_sendWaitingListClosed");
        }
        test.withdraw(admitted);

        // then
        assertThat(waiting).allSatisfy(id -> {
            assertThat(test.status(id)).isEqualTo(ApplicationStatus.REFUSED);
            assertThat(test.mails(id)).endsWith(MailTemplate.WAITING_LIST_CLOSED);
        });
        assertThat(seated(training)).isEmpty();
    }

    @Test
    void withoutLimitEverybodyWhoWaitsIsCalled() {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var admitted = test.admitted(training);
        var second = test.waitingListed(training, 2);
        var first = test.waitingListed(training, 1);

        // when
        changeCapacity(training, null);

        // then
        assertThat(seated(training)).containsExactlyInAnyOrder(admitted, first, second);
        assertThat(List.of(first, second))
                .allSatisfy(id -> assertThat(driver.openTasks(id)).containsExactly("userTask_confirmOrWithdraw"));
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::detail)
                .containsExactly("capacity from 1 to –");
    }

    private void changeCapacity(TrainingSummary training, Integer capacity) {
        trainings.changeCapacity(training.id(), trainings.get(training.id()).version(), capacity, "anne");
    }

    private List<ApplicationId> seated(TrainingSummary training) {
        return standing(training, SEATED).stream().map(ApplicationSummary::id).toList();
    }

    private List<ApplicationSummary> standing(TrainingSummary training, Set<ApplicationStatus> statuses) {
        return transactions.execute(status -> admissions.hold(training.id(), statuses));
    }

    private static void atOnce(List<Runnable> acts) {
        CompletableFuture.allOf(acts.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new))
                .join();
    }
}
