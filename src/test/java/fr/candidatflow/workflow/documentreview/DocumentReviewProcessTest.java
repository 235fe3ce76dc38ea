package fr.candidatflow.workflow.documentreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.CertificationMissing;
import fr.candidatflow.application.CommentMissing;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlinePassed;
import fr.candidatflow.application.DocumentNotUnderReview;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentsMissing;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.PaperOnly;
import fr.candidatflow.application.ReviewHasBegun;
import fr.candidatflow.application.StatusForbids;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.application.VerdictsMissing;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(DocumentReviewProcess.KEY)
class DocumentReviewProcessTest {

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
    TaskService tasks;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MovableClock clock;

    @Nested
    class Complete {

        @Test
        void theCommissionFollowsAndTheReceiptIsSentOnce() {
            // given
            var application = test.submitted();

            // when
            test.review(application);
            test.runJobThatFailsOnce(application, "serviceTask_sendReceipt");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            assertThat(admissions.documents(application))
                    .allSatisfy(document -> assertThat(document.status()).isEqualTo(DocumentStatus.VALIDATED));
            assertThat(driver.passed(application)).contains("endEvent_fileComplete");
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
            assertThat(test.mails(application)).containsExactly(MailTemplate.SUBMISSION_RECEIPT);
        }

        @Test
        void theCommissionDoesNotWaitForAReceiptThatCannotBeSent() {
            // given
            var application = test.submitted();
            var receipt = driver.job(application, "serviceTask_sendReceipt");
            mailbox.whileDown(() -> {
                for (int attempt = 0; attempt < 5; attempt++) {
                    assertThatThrownBy(() -> management.executeJob(receipt.getId()))
                            .isInstanceOf(RuntimeException.class);
                }
            });

            // when
            test.review(application);

            // then: the commission has the file, the analyst the incident
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
            assertThat(runtime.createIncidentQuery()
                            .processInstanceId(receipt.getProcessInstanceId())
                            .list())
                    .extracting(Incident::getActivityId)
                    .containsExactly("serviceTask_sendReceipt");
            assertThatThrownBy(() -> test.recall(application)).isInstanceOf(StatusForbids.class);

            // when: the opinion is published before the analyst tries again
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            test.publish(application);
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
            driver.runJob(application, "serviceTask_sendReceipt");

            // then
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.SUBMISSION_RECEIPT);
            assertThat(driver.running(application, DocumentReviewProcess.KEY)).isZero();
            assertThat(driver.passed(application)).containsOnlyOnce("endEvent_reviewClosed");
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void isNotReachedWhileAVerdictIsMissing() {
            // given
            var application = test.submitted();
            admissions.judge(application, "IDENTITY", DocumentStatus.VALIDATED, null, test.manager());

            // when
            assertThatThrownBy(() ->
                            test.completeAsStaff(test.manager(), application, "userTask_reviewDocuments", Map.of()))
                    .isInstanceOfSatisfying(
                            VerdictsMissing.class,
                            missing ->
                                    assertThat(missing.codes()).containsExactlyInAnyOrder("TRANSCRIPTS", "MOTIVATION"));

            // then
            assertThat(driver.task(application, "userTask_reviewDocuments").getAssignee())
                    .isEqualTo(test.manager());
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
        }

        @Test
        void aVerdictIsUnseenUntilTheReviewIsClosed() {
            // given
            var application = test.submitted();

            // when
            test.judge(application, "TRANSCRIPTS");

            // then
            assertThat(admissions.documents(application)).allSatisfy(document -> {
                assertThat(document.status()).isEqualTo(DocumentStatus.TRANSMITTED);
                assertThat(document.comment()).isNull();
            });
        }

        @Test
        void aRejectionSaysWhy() {
            // given
            var application = test.submitted();

            // then
            assertThatThrownBy(() ->
                            admissions.judge(application, "TRANSCRIPTS", DocumentStatus.REJECTED, " ", test.manager()))
                    .isInstanceOf(CommentMissing.class);
        }
    }

    @Nested
    class Incomplete {

        @Test
        void eachSubmissionKeepsItsReceiptWhenTheMailServerWasDownMeanwhile() {
            // given
            var application = test.submitted();
            test.review(application, "TRANSCRIPTS");
            test.correct(application);
            var instance = driver.task(application, "userTask_reviewDocuments").getProcessInstanceId();
            var owed = management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId("serviceTask_sendReceipt")
                    .list();
            assertThat(owed).hasSize(2);

            // when
            owed.forEach(job -> mailbox.whileDown(() ->
                    assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class)));
            owed.forEach(job -> management.executeJob(job.getId()));
            management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId("serviceTask_sendReceipt")
                    .list()
                    .forEach(after -> management.executeJob(after.getId()));

            // then
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.SUBMISSION_RECEIPT, MailTemplate.SUBMISSION_RECEIPT);
            assertThat(driver.passed(application))
                    .filteredOn("endEvent_receiptConfirmed"::equals)
                    .hasSize(2);

            // when the notice about the first round is tried again under review
            driver.runJob(application, "serviceTask_sendIncompleteFile");

            // then
            assertThat(test.mails(application)).doesNotContain(MailTemplate.INCOMPLETE_FILE);
        }

        @Test
        void isCorrectedTwiceAndWhatWasValidatedStays() {
            // given
            var application = test.submitted();

            // when
            test.review(application, "TRANSCRIPTS", "IDENTITY");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.INCOMPLETE);
            assertThat(admissions.documents(application).get(1).comment())
                    .isEqualTo("Unreadable, please scan it again");
            assertThat(driver.openTasks(application)).containsExactly("userTask_correctFile");
            driver.runJob(application, "serviceTask_sendReceipt");
            test.runJobThatFailsOnce(application, "serviceTask_sendIncompleteFile");

            // when
            test.correct(application);
            driver.runJob(application, "serviceTask_sendReceipt");
            assertThatThrownBy(() ->
                            admissions.judge(application, "MOTIVATION", DocumentStatus.REJECTED, "No", test.manager()))
                    .isInstanceOf(DocumentNotUnderReview.class);
            test.review(application, "TRANSCRIPTS");
            driver.runJob(application, "serviceTask_sendIncompleteFile");
            test.correct(application);
            driver.runJob(application, "serviceTask_sendReceipt");
            test.review(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            assertThat(admissions.get(application).submissionRound()).isEqualTo(3);
            assertThat(test.mails(application))
                    .containsExactly(
                            MailTemplate.SUBMISSION_RECEIPT,
                            MailTemplate.INCOMPLETE_FILE,
                            MailTemplate.SUBMISSION_RECEIPT,
                            MailTemplate.INCOMPLETE_FILE,
                            MailTemplate.SUBMISSION_RECEIPT);
        }

        @Test
        void aRejectedDocumentThatIsLeftStopsTheCorrection() {
            // given
            var application = test.incomplete();

            // then
            assertThatThrownBy(() ->
                            test.completeAsCandidate(application, "userTask_correctFile", Map.of("certified", true)))
                    .isInstanceOfSatisfying(
                            DocumentsMissing.class,
                            missing -> assertThat(missing.codes()).containsExactly("TRANSCRIPTS"));
            assertThat(driver.openTasks(application)).containsExactly("userTask_correctFile");
        }

        @Test
        void isCertifiedAgain() {
            // given
            var application = test.incomplete();
            test.deposit(application);

            // then
            assertThatThrownBy(() -> test.completeAsCandidate(application, "userTask_correctFile", Map.of()))
                    .isInstanceOf(CertificationMissing.class);
        }

        @Test
        void remindsUntilTheCorrection() {
            // given
            var application = test.incomplete();

            // when
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
            driver.runJob(application, "serviceTask_sendCorrectionReminder");
            driver.fireTimer(application, "intermediateCatchEvent_reminderDue");
            driver.runJob(application, "serviceTask_sendCorrectionReminder");

            // then
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.CORRECTION_REMINDER, MailTemplate.CORRECTION_REMINDER);
            assertThat(driver.passed(application)).contains("endEvent_noReminderLeft");
            assertThat(driver.openTasks(application)).containsExactly("userTask_correctFile");
        }

        @Test
        void remindsOnTheDayThatTheTrainingSays() {
            // given
            var application = test.submitted(catalogue.reminding(List.of(9), List.of(1), List.of(5)));

            // when
            test.review(application, "TRANSCRIPTS");

            // then
            var lastDay = LocalDate.ofInstant(admissions.get(application).returnDeadline(), clock.getZone());
            assertThat(driver.job(application, "intermediateCatchEvent_reminderDue")
                            .getDuedate())
                    .isEqualTo(Date.from(lastDay.minusDays(1)
                            .atTime(9, 0)
                            .atZone(clock.getZone())
                            .toInstant()));
        }

        @Test
        void isGivenUpAtTheReturnDeadlineAndTheCandidateIsToldOnce() {
            // given
            var application = test.incomplete();
            test.deposit(application);
            var task = driver.task(application, "userTask_correctFile").getId();

            // when
            driver.fireTimer(application, "boundaryEvent_returnDeadlinePassed");
            test.runJobThatFailsOnce(application, "serviceTask_sendGivenUp");
            driver.runJob(application, "serviceTask_sendReceipt");
            driver.runJob(application, "serviceTask_sendIncompleteFile");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.EXPIRED);
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.FILE_GIVEN_UP);
            assertThat(driver.passed(application)).contains("endEvent_fileGivenUp", "endEvent_applicationExpired");
            assertThatThrownBy(() -> candidateTasks.complete(application, task, Map.of("certified", true)))
                    .isInstanceOf(TaskFinished.class);
        }

        @Test
        void aReviewAfterTheReturnDeadlineLeavesDaysToReact() {
            // given
            var application = test.submitted();
            clock.moveTo(admissions.get(application).returnDeadline().plus(Duration.ofDays(10)));

            // when
            test.review(application, "TRANSCRIPTS");

            // then
            var lastDay = LocalDate.now(clock).plusDays(3);
            var deadline = lastDay.atTime(23, 59, 59).atZone(clock.getZone()).toInstant();
            assertThat(admissions.get(application).returnDeadline()).isEqualTo(deadline);
            assertThat(driver.job(application, "boundaryEvent_returnDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(deadline));
        }

        @Test
        void aMovedDeadlineMovesTheTimer() {
            // given
            var application = test.incomplete();
            var to = admissions.get(application).returnDeadline().plus(Duration.ofDays(5));

            // when
            test.as(test.manager(), () -> admissions.moveDeadline(application, Deadline.RETURN, to));

            // then
            assertThat(driver.job(application, "boundaryEvent_returnDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
            assertThat(candidateTasks.of(application).get(0).dueAt()).isEqualTo(to);
        }

        @Test
        void aDeadlineMovedBeforeTheReviewIsKept() {
            // given
            var application = test.open();
            var to = admissions.get(application).returnDeadline().plus(Duration.ofDays(5));

            // when
            admissions.moveDeadline(application, Deadline.RETURN, to);
            test.submit(application);
            test.review(application, "IDENTITY");

            // then
            assertThat(driver.job(application, "boundaryEvent_returnDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
        }
    }

    @Nested
    class Paper {

        @Test
        void aMovedDeadlineMovesTheDatesOfTheManagersStep() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var today = LocalDate.now(clock);
            test.registerPaper(application, "userTask_registerPaperFile", today, today);
            test.review(application, "TRANSCRIPTS");
            var before = driver.task(application, "userTask_registerCorrection");

            // when
            var to = admissions.get(application).returnDeadline().plus(Duration.ofDays(5));
            test.as(test.manager(), () -> admissions.moveDeadline(application, Deadline.RETURN, to));

            // then
            var after = driver.task(application, "userTask_registerCorrection");
            assertThat(after.getFollowUpDate()).isEqualTo(Date.from(to)).isAfter(before.getFollowUpDate());
            assertThat(after.getDueDate()).isAfter(after.getFollowUpDate()).isAfter(before.getDueDate());
        }

        @Test
        void aLetterCorrectsTheFile() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var today = LocalDate.now(clock);
            test.registerPaper(application, "userTask_registerPaperFile", today, today);
            test.review(application, "TRANSCRIPTS");

            // when
            test.registerPaper(application, "userTask_registerCorrection", today, today);
            test.review(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            assertThat(driver.passed(application)).contains("serviceTask_recordPaperCorrection");
        }

        @Test
        void aPaperFileIsNotRecalled() {
            // given
            var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
            var today = LocalDate.now(clock);
            test.registerPaper(application, "userTask_registerPaperFile", today, today);

            // then
            assertThatThrownBy(() -> test.recall(application)).isInstanceOf(PaperOnly.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
        }
    }

    @Nested
    class Recalled {

        @Test
        void twiceAndSubmittedAgainWithoutTheReceiptsOfTheRecalledOnes() {
            // given
            var application = test.submitted();

            // when
            test.recall(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");

            // when
            test.submit(application);
            test.recall(application);
            test.submit(application);
            driver.runJob(application, "serviceTask_sendReceipt");
            test.review(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            assertThat(test.mails(application)).containsExactly(MailTemplate.SUBMISSION_RECEIPT);
        }

        /** The candidate's mailbox is full: the receipt keeps the first review open when the file is given back. */
        @Test
        void alsoWhileTheReceiptOfAnEarlierReviewWaits() {
            // given
            var application = test.submitted();
            test.review(application);
            admissions.reopen(application);
            test.submit(application);
            assertThat(driver.running(application, DocumentReviewProcess.KEY)).isEqualTo(2);

            // when
            test.recall(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");

            // when: the staff gives it back once more, which meets both reviews, too
            test.submit(application);
            admissions.reopen(application);

            // then: the receipt that is owed still goes out
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
            driver.runJob(application, "serviceTask_sendReceipt");
            assertThat(test.mails(application)).containsExactly(MailTemplate.SUBMISSION_RECEIPT);
            assertThat(driver.running(application, DocumentReviewProcess.KEY)).isZero();
        }

        @Test
        void isRefusedOnceAManagerHasClaimed() {
            // given
            var application = test.submitted();
            test.as(
                    test.manager(),
                    () -> tasks.claim(
                            driver.task(application, "userTask_reviewDocuments").getId(), test.manager()));

            // then
            assertThatThrownBy(() -> test.recall(application)).isInstanceOf(ReviewHasBegun.class);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.SUBMITTED);
            assertThat(driver.task(application, "userTask_reviewDocuments").getAssignee())
                    .isEqualTo(test.manager());
        }

        @Test
        void isRefusedWhenThereIsNoTimeLeftToSubmitAgain() {
            // given
            var application = test.submitted();
            clock.moveTo(admissions.get(application).submissionDeadline().plusSeconds(1));

            // then
            assertThatThrownBy(() -> test.recall(application)).isInstanceOf(DeadlinePassed.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
        }

        @Test
        void isRefusedWhileTheCandidateCorrects() {
            // given
            var application = test.incomplete();

            // then
            assertThatThrownBy(() -> test.recall(application)).isInstanceOf(StatusForbids.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_correctFile");
        }

        @Test
        void aManagerWhoClaimsAtTheSameMomentHasLost() {
            // given
            var application = test.submitted();
            var taskId = driver.task(application, "userTask_reviewDocuments").getId();
            var commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequiresNew();

            // when: the manager has read the task, the candidate recalls, the manager claims
            assertThatThrownBy(() -> commands.execute(context -> {
                        var task = context.getTaskManager().findTaskById(taskId);
                        CompletableFuture.runAsync(() -> test.recall(application))
                                .join();
                        task.setAssignee(test.manager());
                        return null;
                    }))
                    .isInstanceOf(OptimisticLockingException.class);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
        }
    }
}
