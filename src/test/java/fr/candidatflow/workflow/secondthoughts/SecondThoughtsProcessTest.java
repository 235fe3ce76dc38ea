package fr.candidatflow.workflow.secondthoughts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlinePassed;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(SecondThoughtsProcess.KEY)
class SecondThoughtsProcessTest {

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
    class TakenBack {

        @Test
        void withoutAnAnswerLeadsToTheQuestionAndItsReminders() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var application = test.admitted(training);
            var waiting = test.waitingListed(training, 1);

            // when
            test.answer(application, Answer.WITHDRAW);

            // then: the seat is kept
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(admissions.get(application).withdrawalFinalAt()).isNotNull();
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.WAITING_LISTED);
            assertThat(driver.openTasks(application)).containsExactly("userTask_takeWithdrawalBack");
            assertThatThrownBy(() -> seats.recordConfirmation(application)).isInstanceOf(StatusForbids.class);
            assertThatThrownBy(() -> seats.recordWithdrawal(application)).isInstanceOf(StatusForbids.class);

            // when
            test.takeWithdrawalBack(application);

            // then
            assertThat(admissions.get(application).withdrawalFinalAt()).isNull();
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
            for (int reminder = 1; reminder <= 2; reminder++) {
                driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
                driver.runJob(application, "serviceTask_sendAnswerReminder");
            }
            assertThat(test.mails(application)).endsWith(MailTemplate.ANSWER_REMINDER, MailTemplate.ANSWER_REMINDER);

            // when
            test.answer(application, Answer.CONFIRM);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.WAITING_LISTED);
        }

        @Test
        void afterAConfirmationConfirmsAgainAndTheConfirmationIsMailedOnce() {
            // given
            var application = test.admitted(catalogue.open());
            test.answer(application, Answer.CONFIRM);
            driver.runJob(application, "serviceTask_sendConfirmation");
            driver.runJob(application, "serviceTask_sendFavourableOpinion");

            // when: twice
            for (int time = 1; time <= 2; time++) {
                test.withdrawAfterConfirmation(application);
                assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
                test.takeWithdrawalBack(application);
            }
            driver.fireTimer(application, "boundaryEvent_answerDateReached");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            assertThat(driver.passed(application)).contains("endEvent_admissionConfirmed");
            assertThat(test.mails(application))
                    .containsOnlyOnce(MailTemplate.ADMISSION_CONFIRMED)
                    .doesNotContain(MailTemplate.ADMISSION_WITHDRAWN);
        }

        @Test
        void notOnceItIsFinalAlsoWhenTheTimerHasNotFiredYet() {
            // given
            var application = test.admitted(catalogue.open());
            test.answer(application, Answer.WITHDRAW);

            // when
            clock.advance(Duration.ofHours(2).plusSeconds(1));

            // then
            assertThatThrownBy(() -> test.takeWithdrawalBack(application)).isInstanceOf(DeadlinePassed.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_takeWithdrawalBack");
        }
    }

    @Nested
    class Final {

        @Test
        void afterAWhileFreesTheSeatAndTellsTheCandidateOnce() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var application = test.admitted(training);
            var first = test.waitingListed(training, 1);
            var second = test.waitingListed(training, 2);
            test.answer(application, Answer.WITHDRAW);
            test.takeWithdrawalBack(application);
            test.answer(application, Answer.WITHDRAW);
            var task = driver.task(application, "userTask_takeWithdrawalBack").getId();

            // when
            test.makeWithdrawalFinal(application);
            test.runJobThatFailsOnce(application, "serviceTask_sendWithdrawal");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(admissions.get(application).withdrawnBySilence()).isFalse();
            assertThat(test.status(first)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.WAITING_LISTED);
            assertThat(test.mails(application))
                    .containsOnlyOnce(MailTemplate.ADMISSION_WITHDRAWN)
                    .doesNotContain(MailTemplate.WITHDRAWN_BY_SILENCE);
            assertThatThrownBy(() -> candidateTasks.complete(application, task, Map.of()))
                    .isInstanceOf(TaskFinished.class);
        }

        @Test
        void atTheAnswerDateAtTheLatest() {
            // given
            var application = test.admitted(catalogue.open());
            var deadline = admissions.get(application).answerDeadline();
            clock.moveTo(deadline.minus(Duration.ofMinutes(30)));

            // when
            test.answer(application, Answer.WITHDRAW);

            // then
            assertThat(driver.job(application, "boundaryEvent_withdrawalFinal").getDuedate())
                    .isEqualTo(Date.from(deadline));
            assertThat(candidateTasks.of(application).get(0).dueAt()).isEqualTo(deadline);
        }

        @Test
        void withAnAnswerDateThatComesNearer() {
            // given
            var application = test.admitted(catalogue.open());
            test.answer(application, Answer.WITHDRAW);
            var later = admissions.get(application).answerDeadline().plus(Duration.ofDays(3));
            var nearer = clock.instant().plus(Duration.ofMinutes(20));
            var finalAt = admissions.get(application).withdrawalFinalAt();

            // when
            admissions.moveDeadline(application, Deadline.ANSWER, later);

            // then
            assertThat(driver.job(application, "boundaryEvent_withdrawalFinal").getDuedate())
                    .isEqualTo(Date.from(finalAt));

            // when
            admissions.moveDeadline(application, Deadline.ANSWER, nearer);

            // then
            assertThat(driver.job(application, "boundaryEvent_withdrawalFinal").getDuedate())
                    .isEqualTo(Date.from(nearer));
        }

        @Test
        void orTakenBackWhenBothComeAtOnceNeverBoth() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var application = test.admitted(training);
            var waiting = test.waitingListed(training, 1);
            test.answer(application, Answer.WITHDRAW);

            // when
            var ends = CompletableFuture.runAsync(() -> test.makeWithdrawalFinal(application));
            var back = CompletableFuture.runAsync(() -> test.takeWithdrawalBack(application));
            CompletableFuture.allOf(ends, back)
                    .handle((done, failure) -> failure)
                    .join();

            // then
            assertThat(ends.isCompletedExceptionally()).isNotEqualTo(back.isCompletedExceptionally());
            boolean isFinal = back.isCompletedExceptionally();
            assertThat(test.status(application))
                    .isEqualTo(isFinal ? ApplicationStatus.WITHDRAWN : ApplicationStatus.ADMITTED);
            assertThat(test.status(waiting))
                    .isEqualTo(isFinal ? ApplicationStatus.ADMITTED : ApplicationStatus.WAITING_LISTED);
            assertThat(driver.openTasks(application))
                    .isEqualTo(isFinal ? List.of() : List.of("userTask_confirmOrWithdraw"));
        }
    }
}
