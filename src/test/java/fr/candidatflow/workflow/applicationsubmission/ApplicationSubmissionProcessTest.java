package fr.candidatflow.workflow.applicationsubmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.CertificationMissing;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineInThePast;
import fr.candidatflow.application.DeadlinePassed;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentsMissing;
import fr.candidatflow.application.PaperDatesImpossible;
import fr.candidatflow.application.PaperDatesMissing;
import fr.candidatflow.application.PostmarkedTooLate;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Meanwhile;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@CoversProcess(ApplicationSubmissionProcess.KEY)
class ApplicationSubmissionProcessTest {

    private static final String DEADLINE = "boundaryEvent_submissionDeadlinePassed";

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    CandidateTasks candidateTasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    ApplicationService applications;

    @Autowired
    TransactionOperations transaction;

    @Nested
    class Dematerialised {

        @Test
        void givesTheCandidateTheFormUntilTheDeadline() {
            // when
            var application = test.open();

            // then
            assertThat(candidateTasks.of(application)).singleElement().satisfies(task -> {
                assertThat(task.key()).isEqualTo("userTask_submitApplication");
                assertThat(task.dueAt()).isEqualTo(admissions.get(application).submissionDeadline());
                assertThat(task.formHtml()).contains("cam-variable-name=\"certified\"");
            });
        }

        @Test
        void aSubmittedFileIsReviewedAtOnce() {
            // given
            var application = test.open();

            // when
            test.submit(application);

            // then
            assertThat(driver.passed(application))
                    .contains(
                            "userTask_submitApplication",
                            "serviceTask_recordSubmission",
                            "endEvent_submissionReceived",
                            "endEvent_applicationSubmitted");
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(admissions.get(application).submissionRound()).isEqualTo(1);
            assertThat(admissions.profileSnapshot(application)).get().asString().contains("Nancy");
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
        }

        @Test
        void aMissingDocumentLeavesTheTaskOpenAndNothingBehind() {
            // given
            var application = test.open();

            // when
            assertThatThrownBy(() -> test.completeAsCandidate(
                            application, "userTask_submitApplication", Map.of("certified", true)))
                    .isInstanceOf(DocumentsMissing.class);

            // then
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(runtime.createVariableInstanceQuery()
                            .variableName("certified")
                            .processInstanceIdIn(driver.task(application, "userTask_submitApplication")
                                    .getProcessInstanceId())
                            .count())
                    .isZero();
        }

        @Test
        void aSecondPressAtTheSameMomentLearnsThatItWasDone() {
            // given
            var application = test.open();
            test.deposit(application);
            var taskId = driver.task(application, "userTask_submitApplication").getId();
            Callable<Void> press = () -> {
                candidateTasks.complete(application, taskId, Map.of("certified", true));
                return null;
            };

            // when: it comes while the first is on its way
            var second = transaction.execute(status -> {
                test.submit(application);
                return Meanwhile.begin(jdbc, press);
            });

            // then
            assertThatThrownBy(second::get).hasCauseInstanceOf(TaskFinished.class);
            assertThat(admissions.get(application).submissionRound()).isEqualTo(1);
        }

        @Test
        void aDocumentThatIsTakenOutAtTheSameMomentIsSubmittedOrMissingNeverBoth() {
            // given
            var application = test.open();
            test.deposit(application);
            var account = test.account(application);
            var number = test.number(application);

            // when: the removal comes while the submission is on its way
            var removal = transaction.execute(status -> {
                test.submit(application);
                entities.flush();
                return Meanwhile.begin(jdbc, () -> applications.remove(account, number, "TRANSCRIPTS"));
            });

            // then
            assertThatThrownBy(removal::get).hasCauseInstanceOf(ConcurrencyFailureException.class);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(admissions.documents(application))
                    .allSatisfy(document -> assertThat(document.file()).isNotNull());
        }

        @Test
        void withoutTheSwornStatementNothingIsSubmitted() {
            // given
            var application = test.open();
            test.deposit(application);

            // when
            assertThatThrownBy(() -> test.completeAsCandidate(
                            application, "userTask_submitApplication", Map.of("certified", false)))
                    .isInstanceOf(CertificationMissing.class);

            // then
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
        }

        @Test
        void somebodyElsesTaskDoesNotExist() {
            // given
            var application = test.open();
            var other = test.open();
            var task = driver.task(application, "userTask_submitApplication").getId();

            // then
            assertThatThrownBy(() -> candidateTasks.complete(other, task, Map.of("certified", true)))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void aSecondWindowLearnsThatItWasDone() {
            // given
            var application = test.open();
            var task = driver.task(application, "userTask_submitApplication").getId();
            test.submit(application);

            // then
            assertThatThrownBy(() -> candidateTasks.complete(application, task, Map.of("certified", true)))
                    .isInstanceOfSatisfying(
                            TaskFinished.class,
                            finished -> assertThat(finished.finishedBy())
                                    .isEqualTo(test.account(application).toString()));
            assertThat(admissions.get(application).submissionRound()).isEqualTo(1);
        }
    }

    @Nested
    class Reminders {

        @Test
        void goOutSevenAndTwoDaysBeforeAndThenNoMore() {
            // given
            var application = test.open();
            var lastDay = LocalDate.ofInstant(admissions.get(application).submissionDeadline(), clock.getZone());

            // then
            assertThat(reminderDate(application)).isEqualTo(morningOf(lastDay.minusDays(7)));

            // when
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
            test.runJobThatFailsOnce(application, "serviceTask_sendSubmissionReminder");

            // then
            assertThat(reminderDate(application)).isEqualTo(morningOf(lastDay.minusDays(2)));

            // when
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
            driver.runJob(application, "serviceTask_sendSubmissionReminder");

            // then
            assertThat(driver.hasJob(application, "intermediateCatchEvent_reminderDue"))
                    .isFalse();
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.SUBMISSION_REMINDER, MailTemplate.SUBMISSION_REMINDER);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
        }

        @Test
        void goOutWhenTheTrainingSaysSo() {
            // given
            var application = test.open(catalogue.reminding(List.of(3, 21, 10), List.of(1), List.of()));
            var lastDay = LocalDate.ofInstant(admissions.get(application).submissionDeadline(), clock.getZone());

            // then
            for (int days : new int[] {21, 10, 3}) {
                assertThat(reminderDate(application)).isEqualTo(morningOf(lastDay.minusDays(days)));
                driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
                driver.runJob(application, "serviceTask_sendSubmissionReminder");
            }
            assertThat(driver.hasJob(application, "intermediateCatchEvent_reminderDue"))
                    .isFalse();
        }

        @Test
        void areOfTheTrainingAlsoWhenTheDeadlineMoves() {
            // given
            var application = test.open(catalogue.reminding(List.of(4), List.of(1), List.of()));
            var later = admissions.get(application).submissionDeadline().plus(Duration.ofDays(5));

            // when
            admissions.moveDeadline(application, Deadline.SUBMISSION, later);

            // then
            assertThat(reminderDate(application))
                    .isEqualTo(morningOf(
                            LocalDate.ofInstant(later, clock.getZone()).minusDays(4)));
        }

        @Test
        void noneIsLostWhenTheDeadlineMovesWhileOneWaitsForTheMailServer() {
            // given
            var application = test.open();
            var later = admissions.get(application).submissionDeadline().plus(Duration.ofDays(10));
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");

            // when
            admissions.moveDeadline(application, Deadline.SUBMISSION, later);
            driver.runJob(application, "serviceTask_sendSubmissionReminder");

            // then
            assertThat(reminderDate(application))
                    .isEqualTo(morningOf(
                            LocalDate.ofInstant(later, clock.getZone()).minusDays(7)));
        }

        @Test
        void onlyThoseAheadAreSent() {
            // given
            clock.advance(Duration.ofDays(27));
            var application = test.open(catalogue.open());
            admissions.moveDeadline(
                    application, Deadline.SUBMISSION, clock.instant().plus(Duration.ofDays(4)));
            var lastDay = LocalDate.ofInstant(admissions.get(application).submissionDeadline(), clock.getZone());

            // then
            assertThat(reminderDate(application)).isEqualTo(morningOf(lastDay.minusDays(2)));
        }

        @Test
        void stopWithTheSubmission() {
            // given
            var application = test.open();
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");

            // when
            test.submit(application);

            // then
            assertThat(driver.waitingJobs(application))
                    .doesNotContain("serviceTask_sendSubmissionReminder", "intermediateCatchEvent_reminderDue");
            assertThat(test.mails(application)).isEmpty();
        }

        private Date reminderDate(Object application) {
            return driver.job(application, "intermediateCatchEvent_reminderDue").getDuedate();
        }

        private Date morningOf(LocalDate day) {
            return Date.from(
                    ZonedDateTime.of(day, LocalTime.of(9, 0), clock.getZone()).toInstant());
        }
    }

    @Nested
    class DeadlinePasses {

        @Test
        void theApplicationExpiresAndTheCandidateIsToldOnce() {
            // given
            var application = test.open();

            // when
            driver.fireTimer(application, "boundaryEvent_submissionDeadlinePassed");
            test.runJobThatFailsOnce(application, "serviceTask_sendExpiryNotice");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.EXPIRED);
            assertThat(test.mails(application)).containsExactly(MailTemplate.APPLICATION_EXPIRED);
            assertThat(driver.openTasks(application)).isEmpty();
            assertThat(driver.passed(application)).contains("endEvent_submissionMissed", "endEvent_applicationExpired");
        }

        /** As while the database restarts; here the row is not as the timer needs it. */
        @Test
        void alsoWhenSomethingFailsForSomeMinutes() {
            // given
            var application = test.open();
            status(application, ApplicationStatus.SUBMITTED);

            // when
            for (int attempt = 1; attempt <= 4; attempt++) {
                assertThatThrownBy(() -> driver.fireTimer(application, DEADLINE))
                        .isInstanceOf(StatusForbids.class);
            }

            // then: it is tried once more by itself, later
            var job = driver.job(application, DEADLINE);
            assertThat(job.getRetries()).isEqualTo(1);
            assertThat(job.getDuedate()).isAfter(Date.from(clock.instant().plus(Duration.ofMinutes(14))));
            status(application, ApplicationStatus.IN_PREPARATION);
            driver.fireTimer(application, DEADLINE);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.EXPIRED);
        }

        private void status(ApplicationId application, ApplicationStatus status) {
            jdbc.sql("update application set status = ? where id = ?")
                    .params(status.name(), application.value())
                    .update();
        }

        @Test
        void whoSubmitsAfterwardsLearnsThatTheStepWasClosed() {
            // given
            var application = test.open();
            test.deposit(application);
            var task = driver.task(application, "userTask_submitApplication").getId();
            driver.fireTimer(application, "boundaryEvent_submissionDeadlinePassed");

            // then
            assertThatThrownBy(() -> candidateTasks.complete(application, task, Map.of("certified", true)))
                    .isInstanceOfSatisfying(
                            TaskFinished.class,
                            finished -> assertThat(finished.finishedBy()).isNull());
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.EXPIRED);
        }

        @Test
        void isRefusedAlsoWhenTheTimerHasNotFiredYet() {
            // given
            var application = test.open();
            test.deposit(application);
            clock.moveTo(admissions.get(application).submissionDeadline().plusSeconds(1));

            // then
            assertThatThrownBy(() -> test.completeAsCandidate(
                            application, "userTask_submitApplication", Map.of("certified", true)))
                    .isInstanceOf(DeadlinePassed.class);
        }

        @Test
        void theLastSecondCounts() {
            // given
            var application = test.open();
            test.deposit(application);
            clock.moveTo(admissions.get(application).submissionDeadline().minusSeconds(30));

            // when
            test.submit(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
        }

        @Test
        void aTimerThatMeetsASubmissionLosesAndLeavesNoTrace() {
            // given
            var application = test.open();
            test.deposit(application);
            var jobId = driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                    .getId();
            var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequiresNew();

            // when: the timer has read the instance, the candidate submits, the timer goes on
            assertThatThrownBy(() -> commands.execute(context -> {
                        var job = context.getJobManager().findJobById(jobId);
                        context.getDbEntityManager()
                                .selectList("selectExecutionsByProcessInstanceId", job.getProcessInstanceId());
                        CompletableFuture.runAsync(() -> test.submit(application))
                                .join();
                        job.execute(context);
                        return null;
                    }))
                    .isInstanceOfAny(OptimisticLockingException.class, StatusForbids.class);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
            assertThat(driver.waitingJobs(application)).doesNotContain("serviceTask_sendExpiryNotice");
        }
    }

    @Nested
    class DeadlineIsMoved {

        @Test
        void theTimerTheTaskAndTheReminderFollow() {
            // given
            var application = test.open();
            var to = admissions.get(application).submissionDeadline().plus(Duration.ofDays(5));

            // when
            admissions.moveDeadline(application, Deadline.SUBMISSION, to);

            // then
            assertThat(driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
            assertThat(candidateTasks.of(application).get(0).dueAt()).isEqualTo(to);
            var lastDay = LocalDate.ofInstant(to, clock.getZone());
            assertThat(driver.job(application, "intermediateCatchEvent_reminderDue")
                            .getDuedate())
                    .isEqualTo(Date.from(lastDay.minusDays(7)
                            .atTime(9, 0)
                            .atZone(clock.getZone())
                            .toInstant()));
        }

        @Test
        void onlyToADayToCome() {
            // given
            var application = test.open();
            var before = driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                    .getDuedate();

            // then
            assertThatThrownBy(() -> admissions.moveDeadline(
                            application, Deadline.SUBMISSION, clock.instant().minusSeconds(1)))
                    .isInstanceOf(DeadlineInThePast.class);
            assertThat(driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(before);
        }
    }

    @Nested
    class Paper {

        @Test
        void anEnvelopeIsRegisteredByTheCentre() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var today = LocalDate.now(clock);

            // then
            assertThat(candidateTasks.of(application)).isEmpty();

            // when
            test.registerPaper(application, "userTask_registerPaperFile", today.minusDays(2), today);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(admissions.documents(application))
                    .allSatisfy(document -> assertThat(document.status()).isEqualTo(DocumentStatus.TRANSMITTED));
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
        }

        @Test
        void anEnvelopePostedOnTheLastDayHasTimeToArrive() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var deadline = admissions.get(application).submissionDeadline();
            var lastDay = LocalDate.ofInstant(deadline, clock.getZone());
            assertThat(driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(
                            deadline.atZone(clock.getZone()).plusDays(10).toInstant()));

            // when
            clock.moveTo(deadline.plus(Duration.ofDays(5)));
            test.registerPaper(application, "userTask_registerPaperFile", lastDay, lastDay.plusDays(5));

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
        }

        @Test
        @ExtendWith(OutputCaptureExtension.class)
        void anEnvelopePostedTooLateIsRefused(CapturedOutput log) {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var deadline = admissions.get(application).submissionDeadline();
            var nextDay = LocalDate.ofInstant(deadline, clock.getZone()).plusDays(1);
            clock.moveTo(deadline.plus(Duration.ofDays(5)));

            // then
            assertThatThrownBy(() ->
                            test.registerPaper(application, "userTask_registerPaperFile", nextDay, nextDay.plusDays(1)))
                    .isInstanceOf(PostmarkedTooLate.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_registerPaperFile");
            assertThat(log).as("no fault of ours").doesNotContain("PostmarkedTooLate");
        }

        @Test
        void daysThatCannotBeAreRefused() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var today = LocalDate.now(clock);

            // then
            assertThatThrownBy(() ->
                            test.registerPaper(application, "userTask_registerPaperFile", today, today.minusDays(1)))
                    .isInstanceOf(PaperDatesImpossible.class);
            assertThatThrownBy(() ->
                            test.registerPaper(application, "userTask_registerPaperFile", today, today.plusDays(1)))
                    .isInstanceOf(PaperDatesImpossible.class);
            assertThatThrownBy(() -> test.completeAsStaff(
                            test.manager(),
                            application,
                            "userTask_registerPaperFile",
                            Map.of("postmarkedOn", "yesterday", "receivedOn", today.toString())))
                    .isInstanceOf(PaperDatesMissing.class);
            assertThatThrownBy(() ->
                            test.completeAsStaff(test.manager(), application, "userTask_registerPaperFile", Map.of()))
                    .isInstanceOf(PaperDatesMissing.class);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
        }
    }
}
