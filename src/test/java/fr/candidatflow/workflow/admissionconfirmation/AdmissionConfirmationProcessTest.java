package fr.candidatflow.workflow.admissionconfirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.AnswerMissing;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlinePassed;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.application.WithdrawalNotConfirmed;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(AdmissionConfirmationProcess.KEY)
class AdmissionConfirmationProcessTest {

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    SeatService seats;

    @Autowired
    CandidateTasks candidateTasks;

    @Autowired
    MovableClock clock;

    @Nested
    class Answered {

        @Test
        void aConfirmationStandsAtTheAnswerDate() {
            // given
            var application = test.admitted(catalogue.open());

            // when
            test.answer(application, Answer.CONFIRM);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            assertThat(driver.openTasks(application)).containsExactly("userTask_withdrawAfterConfirmation");

            // when
            test.runJobThatFailsOnce(application, "serviceTask_sendConfirmation");
            driver.runJob(application, "serviceTask_sendFavourableOpinion");
            driver.fireTimer(application, "boundaryEvent_answerDateReached");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            assertThat(driver.passed(application)).contains("endEvent_admissionConfirmed");
            assertThat(test.mails(application))
                    .containsOnlyOnce(MailTemplate.ADMISSION_CONFIRMED, MailTemplate.OPINION_FAVOURABLE);
        }

        @Test
        void aWithdrawalIsFinalAfterAWhile() {
            // given
            var application = test.admitted(catalogue.open());

            // when
            test.withdraw(application);
            test.runJobThatFailsOnce(application, "serviceTask_sendWithdrawal");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(driver.openTasks(application)).isEmpty();
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.ADMISSION_WITHDRAWN);
            assertThatThrownBy(() -> seats.recordConfirmation(application)).isInstanceOf(StatusForbids.class);
        }

        @Test
        void aConfirmationBecomesAWithdrawal() {
            // given
            var application = test.admitted(catalogue.open());
            test.answer(application, Answer.CONFIRM);

            // when
            assertThatThrownBy(
                            () -> test.completeAsCandidate(application, "userTask_withdrawAfterConfirmation", Map.of()))
                    .isInstanceOf(WithdrawalNotConfirmed.class);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            test.withdrawAfterConfirmation(application);
            test.makeWithdrawalFinal(application);
            driver.runJob(application, "serviceTask_sendWithdrawal");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(admissions.get(application).withdrawnBySilence()).isFalse();
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.ADMISSION_WITHDRAWN);
        }

        @Test
        void onlyByYesOrNo() {
            // given
            var application = test.admitted(catalogue.open());

            // then
            assertThatThrownBy(() -> test.completeAsCandidate(application, "userTask_confirmOrWithdraw", Map.of()))
                    .isInstanceOf(AnswerMissing.class);
            assertThatThrownBy(() -> test.completeAsCandidate(
                            application, "userTask_confirmOrWithdraw", Map.of("answer", "PERHAPS")))
                    .isInstanceOf(AnswerMissing.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void notAfterTheDeadlineAlsoWhenTheTimerHasNotFiredYet() {
            // given
            var application = test.admitted(catalogue.open());
            clock.moveTo(admissions.get(application).answerDeadline().plusSeconds(1));

            // then
            assertThatThrownBy(() -> test.answer(application, Answer.CONFIRM)).isInstanceOf(DeadlinePassed.class);
        }
    }

    @Nested
    class Silent {

        @Test
        void twoRemindersThenTheSeatIsGivenBackAndTheCandidateIsToldOnce() {
            // given
            var application = test.admitted(catalogue.open());
            var task = driver.task(application, "userTask_confirmOrWithdraw").getId();

            // when
            for (int reminder = 1; reminder <= 2; reminder++) {
                driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
                driver.runJob(application, "serviceTask_sendAnswerReminder");
            }
            driver.fireTimer(application, "boundaryEvent_answerDeadlinePassed");
            test.runJobThatFailsOnce(application, "serviceTask_sendSilenceNotice");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(admissions.get(application).withdrawnBySilence()).isTrue();
            assertThat(test.mails(application))
                    .containsExactly(
                            MailTemplate.SUBMISSION_RECEIPT,
                            MailTemplate.FILE_COMPLETE,
                            MailTemplate.ANSWER_REMINDER,
                            MailTemplate.ANSWER_REMINDER,
                            MailTemplate.WITHDRAWN_BY_SILENCE);
            assertThat(driver.passed(application)).contains("endEvent_noReminderLeft");
            assertThatThrownBy(() -> candidateTasks.complete(application, task, Map.of("answer", "CONFIRM")))
                    .isInstanceOf(TaskFinished.class);
        }

        @Test
        void noReminderWhereTheTrainingWantsNone() {
            // when
            var application = test.admitted(catalogue.reminding(List.of(7), List.of(7), List.of()));

            // then
            assertThat(driver.hasJob(application, "intermediateCatchEvent_reminderDue"))
                    .isFalse();
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void aMovedAnswerDateMovesTheTimer() {
            // given
            var application = test.admitted(catalogue.open());
            var to = admissions.get(application).answerDeadline().plus(Duration.ofDays(3));

            // when
            admissions.moveDeadline(application, Deadline.ANSWER, to);

            // then
            assertThat(driver.job(application, "boundaryEvent_answerDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
            assertThat(candidateTasks.of(application).get(0).dueAt()).isEqualTo(to);
        }
    }

    @Nested
    class WaitingList {

        @Test
        void eachFreedSeatCallsTheNextRankUntilNobodyIsLeft() {
            // given: one seat, given; two who wait
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var second = test.waitingListed(training, 2);
            var first = test.waitingListed(training, 1);

            // when
            test.withdraw(admitted);

            // then
            assertThat(test.status(first)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.WAITING_LISTED);
            driver.runJob(first, "serviceTask_sendCall");
            assertThat(test.mails(first)).contains(MailTemplate.CALLED_FROM_WAITING_LIST);

            // when: confirmed, then given back
            test.answer(first, Answer.CONFIRM);
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.WAITING_LISTED);
            test.withdrawAfterConfirmation(first);
            test.makeWithdrawalFinal(first);

            // then
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.ADMITTED);

            // when
            driver.fireTimer(second, "boundaryEvent_answerDeadlinePassed");

            // then
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.WITHDRAWN);
        }

        @Test
        void isNotCalledWhileThereAreMoreOffersThanSeats() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var one = test.admitted(training);
            var other = test.admitted(training);
            var waiting = test.waitingListed(training, 1);

            // when
            test.withdraw(one);

            // then
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.WAITING_LISTED);

            // when
            test.withdraw(other);

            // then
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
        }

        @Test
        void isCalledWhenASeatThatWasPromisedIsGivenUpUnread() {
            // given: the one seat was given back while another favourable opinion waits for its publication
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var waiting = test.waitingListed(training, 1);
            var promised = test.complete(training);
            test.giveOpinion(promised, Opinion.FAVOURABLE, null);
            test.validateOpinion(promised, true);
            test.withdraw(admitted);
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.WAITING_LISTED);

            // when
            test.cancel(promised);

            // then
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(driver.openTasks(waiting)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void whoIsCalledAfterTheAnswerDateHasDaysToReact() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var waiting = test.waitingListed(training, 1);
            clock.moveTo(admissions.get(admitted).answerDeadline().plusSeconds(10));

            // when
            driver.fireTimer(admitted, "boundaryEvent_answerDeadlinePassed");

            // then
            assertThat(admissions.get(waiting).answerDeadline())
                    .isEqualTo(LocalDate.now(clock)
                            .plusDays(3)
                            .atTime(23, 59, 59)
                            .atZone(clock.getZone())
                            .toInstant());
        }

        @Test
        void twoSeatsFreedAtOnceGoToTwoCandidates() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 2);
            var one = test.admitted(training);
            var other = test.admitted(training);
            var first = test.waitingListed(training, 1);
            var second = test.waitingListed(training, 2);

            test.answer(one, Answer.WITHDRAW);
            test.answer(other, Answer.WITHDRAW);

            // when
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> test.makeWithdrawalFinal(one)),
                            CompletableFuture.runAsync(() -> test.makeWithdrawalFinal(other)))
                    .join();

            // then
            for (ApplicationId called : List.of(first, second)) {
                assertThat(test.status(called)).isEqualTo(ApplicationStatus.ADMITTED);
                assertThat(driver.openTasks(called)).containsExactly("userTask_confirmOrWithdraw");
            }
        }
    }
}
