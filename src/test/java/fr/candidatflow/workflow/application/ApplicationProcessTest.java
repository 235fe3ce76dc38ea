package fr.candidatflow.workflow.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.StatusForbids;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(ApplicationProcess.KEY)
class ApplicationProcessTest {

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    ApplicationService applications;

    @Autowired
    MovableClock clock;

    @Nested
    class HappyPath {

        @Test
        void fromTheTrainingChosenToTheConfirmedAdmission() {
            // given
            var application = test.open();

            // when
            test.runJobThatFailsOnce(application, "serviceTask_sendApplicationOpened");
            test.submit(application);
            driver.runJob(application, "serviceTask_sendReceipt");
            test.review(application);
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            test.publish(application);
            driver.runJob(application, "serviceTask_sendFavourableOpinion");
            test.answer(application, Answer.CONFIRM);
            driver.runJob(application, "serviceTask_sendConfirmation");
            driver.fireTimer(application, "boundaryEvent_answerDateReached");

            // then
            assertThat(driver.isEnded(application)).isTrue();
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CONFIRMED);
            assertThat(test.mails(application))
                    .containsExactly(
                            MailTemplate.APPLICATION_OPENED,
                            MailTemplate.SUBMISSION_RECEIPT,
                            MailTemplate.FILE_COMPLETE,
                            MailTemplate.OPINION_FAVOURABLE,
                            MailTemplate.ADMISSION_CONFIRMED);
        }

        @Test
        void doesNotWaitForItsMails() {
            // when
            var application = test.submitted();
            test.recall(application);

            // then
            assertThat(driver.waitingJobs(application)).contains("serviceTask_sendApplicationOpened");
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");

            // when: twice, and the first mail goes out late
            test.submit(application);
            test.recall(application);

            // then
            assertThat(driver.waitingJobs(application))
                    .filteredOn("serviceTask_sendRecall"::equals)
                    .hasSize(2);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
        }

        @Test
        void aRecallIsConfirmedByMailOnce() {
            // given
            var application = test.submitted();

            // when
            test.recall(application);
            test.runJobThatFailsOnce(application, "serviceTask_sendRecall");
            test.submit(application);
            test.recall(application);
            driver.runJob(application, "serviceTask_sendRecall");

            // then
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.SUBMISSION_RECALLED, MailTemplate.SUBMISSION_RECALLED);
            assertThat(driver.passed(application)).contains("endEvent_recallNoticeSent");
        }
    }

    @Nested
    class OtherEnds {

        @Test
        void refused() {
            // given
            var application = test.published(catalogue.open(), Opinion.UNFAVOURABLE, null);

            // when
            test.runJobThatFailsOnce(application, "serviceTask_sendRefusal");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.REFUSED);
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.OPINION_UNFAVOURABLE);
            assertThat(driver.passed(application)).contains("endEvent_applicationRefused");
        }

        @Test
        void withdrawn() {
            // given
            var application = test.admitted(catalogue.open());

            // when
            test.withdraw(application);
            driver.runJob(application, "serviceTask_sendWithdrawal");
            driver.runJob(application, "serviceTask_sendFavourableOpinion");

            // then
            assertThat(driver.passed(application))
                    .contains("gateway_answer", "endEvent_admissionWithdrawn")
                    .doesNotContain("endEvent_admissionConfirmed");
        }

        @Test
        void expired() {
            // given
            var application = test.open();

            // when
            driver.fireTimer(application, "boundaryEvent_submissionDeadlinePassed");
            driver.runJob(application, "serviceTask_sendExpiryNotice");
            driver.runJob(application, "serviceTask_sendApplicationOpened");

            // then
            assertThat(driver.isEnded(application)).isTrue();
            assertThat(driver.passed(application)).contains("endEvent_applicationExpired");
        }
    }

    @Nested
    class OnTheWaitingList {

        @Test
        void calledAsSoonAsThePublicationAlsoWhileTheMailWaits() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var waiting = test.waitingListed(training, 1);

            // when
            test.withdraw(admitted);

            // then
            assertThat(driver.waitingJobs(waiting)).contains("serviceTask_sendWaitingListNotice");
            assertThat(driver.openTasks(waiting)).containsExactly("userTask_confirmOrWithdraw");

            // when: the mails go out at last, the older one second
            driver.runJob(waiting, "serviceTask_sendCall");
            driver.runJob(waiting, "serviceTask_sendWaitingListNotice");

            // then: what is no longer so does not follow the good news
            assertThat(test.mails(waiting)).endsWith(MailTemplate.CALLED_FROM_WAITING_LIST);
        }

        @Test
        void closedWithoutASeat() {
            // given
            var application = test.waitingListed(catalogue.open(), 1);
            driver.runJob(application, "serviceTask_sendWaitingListNotice");

            // when
            driver.fireTimer(application, "boundaryEvent_waitingListClosed");
            test.runJobThatFailsOnce(application, "serviceTask_sendWaitingListClosed");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.REFUSED);
            assertThat(test.mails(application))
                    .containsOnlyOnce(MailTemplate.OPINION_WAITING_LIST, MailTemplate.WAITING_LIST_CLOSED);
        }

        @Test
        void leftByTheCandidateWhoIsNotCalledAnyMore() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var first = test.waitingListed(training, 1);
            var second = test.waitingListed(training, 2);

            // when
            test.leaveWaitingList(first);
            test.withdraw(admitted);

            // then
            assertThat(test.status(first)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(driver.passed(first)).contains("endEvent_waitingListLeft");
            assertThat(test.status(second)).isEqualTo(ApplicationStatus.ADMITTED);
        }

        @Test
        void whoWasCalledMeanwhileCannotLeaveTheList() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var admitted = test.admitted(training);
            var waiting = test.waitingListed(training, 1);
            test.withdraw(admitted);

            // then
            assertThatThrownBy(() -> test.leaveWaitingList(waiting)).isInstanceOf(StatusForbids.class);
            assertThat(driver.openTasks(waiting)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void aMovedClosingDayMovesTheTimer() {
            // given
            var application = test.waitingListed(catalogue.open(), 1);
            var to = admissions.get(application).waitingListClosesAt().plus(Duration.ofDays(7));

            // when
            admissions.moveDeadline(application, Deadline.WAITING_LIST, to);

            // then
            assertThat(driver.job(application, "boundaryEvent_waitingListClosed")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
        }
    }

    @Nested
    class Cancelled {

        @Test
        void inPreparation() {
            var application = test.open();
            cancelsAndTellsOnce(application);
            assertThat(test.mails(application)).containsExactly(MailTemplate.APPLICATION_CANCELLED);
        }

        @Test
        void submittedAndClaimed() {
            var application = test.submitted();
            test.judge(application);
            cancelsAndTellsOnce(application);
        }

        @Test
        void incomplete() {
            cancelsAndTellsOnce(test.incomplete());
        }

        @Test
        void beforeTheCommission() {
            cancelsAndTellsOnce(test.complete());
        }

        @Test
        void withAnOpinionThatNobodyHasReadWhichFreesItsRank() {
            // given
            var training = catalogue.open();
            var application = test.complete(training);
            test.giveOpinion(application, Opinion.WAITING_LIST, 1);
            test.validateOpinion(application, true);
            driver.runJob(application, "serviceTask_sendFileComplete");

            // when
            cancelsAndTellsOnce(application);

            // then
            assertThat(admissions.opinion(application)).isEmpty();
            test.giveOpinion(test.complete(training), Opinion.WAITING_LIST, 1);
        }

        @Test
        void notOnceTheOpinionIsPublished() {
            // given
            var application = test.admitted(catalogue.open());

            // then
            assertThatThrownBy(() -> test.cancel(application)).isInstanceOf(StatusForbids.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void andAppliedForAgain() {
            // given
            var training = catalogue.open();
            var application = test.open(training);
            test.cancel(application);

            // when
            var again = applications.open(test.account(application), training.id());

            // then
            assertThat(test.status(again)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(driver.openTasks(again)).containsExactly("userTask_submitApplication");
        }

        private void cancelsAndTellsOnce(ApplicationId application) {
            // when
            test.cancel(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CANCELLED);
            assertThat(driver.openTasks(application)).isEmpty();
            assertThat(driver.waitingJobs(application)).containsExactly("serviceTask_sendCancellation");

            // when
            test.runJobThatFailsOnce(application, "serviceTask_sendCancellation");

            // then
            assertThat(driver.isEnded(application)).isTrue();
            assertThat(test.mails(application)).containsOnlyOnce(MailTemplate.APPLICATION_CANCELLED);
        }
    }

    @Nested
    class PutRightByTheStaff {

        @Test
        void aFileIsGivenBackFromTheReviewAndFromTheCommission() {
            // given: the deadline has passed meanwhile
            var application = test.submitted();
            clock.moveTo(admissions.get(application).submissionDeadline().plusSeconds(60));

            // when
            admissions.reopen(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.IN_PREPARATION);
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
            var deadline = admissions.get(application).submissionDeadline();
            assertThat(deadline).isAfter(clock.instant().plus(Duration.ofDays(3)));
            assertThat(driver.job(application, "boundaryEvent_submissionDeadlinePassed")
                            .getDuedate())
                    .isEqualTo(Date.from(deadline));

            // when: from the commission, with an opinion
            test.submit(application);
            driver.runJob(application, "serviceTask_sendReceipt");
            test.review(application);
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            admissions.reopen(application);

            // then
            assertThat(admissions.opinion(application)).isEmpty();
            assertThat(driver.openTasks(application)).containsExactly("userTask_submitApplication");
            assertThatThrownBy(() -> admissions.reopen(application)).isInstanceOf(StatusForbids.class);
        }

        @Test
        void aVerdictIsRevisedWhileTheCandidateCorrectsAndBeforeTheCommission() {
            // given
            var application = test.incomplete();

            // when
            admissions.resumeReview(application);

            // then: the verdicts stand as proposals
            assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
            assertThat(admissions.verdicts(application))
                    .filteredOn(verdict -> verdict.document().code().equals("TRANSCRIPTS"))
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.verdict()).isEqualTo(DocumentStatus.REJECTED));

            // when
            driver.runJob(application, "serviceTask_sendReceipt");
            test.review(application);
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            admissions.resumeReview(application);
            test.review(application, "TRANSCRIPTS");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.INCOMPLETE);
            assertThat(driver.openTasks(application)).containsExactly("userTask_correctFile");
        }

        @Test
        void anAnnulledOpinionIsGivenAnew() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.UNFAVOURABLE, null);
            test.validateOpinion(application, true);

            // when
            admissions.annulOpinion(application);

            // then
            assertThat(admissions.opinion(application)).isEmpty();
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
            assertThatThrownBy(() -> admissions.annulOpinion(application)).isInstanceOf(StatusForbids.class);
        }

        @Test
        void aSeatThatIsGivenBackForTheCandidateCallsTheNext() {
            // given
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var application = test.admitted(training);
            test.answer(application, Answer.CONFIRM);
            var waiting = test.waitingListed(training, 1);
            var left = test.waitingListed(training, 2);

            // when
            admissions.withdrawOnBehalf(application);
            admissions.withdrawOnBehalf(left);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(test.status(left)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(driver.passed(application)).contains("endEvent_admissionWithdrawn");
            assertThat(driver.openTasks(application)).isEmpty();
        }

        @Test
        void alsoASeatThatWasConfirmedForGood() {
            // given: the answer date is over, and the process with it
            var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
            var application = test.admitted(training);
            test.answer(application, Answer.CONFIRM);
            driver.fireTimer(application, "boundaryEvent_answerDateReached");
            for (String mail : driver.waitingJobs(application)) {
                driver.runJob(application, mail);
            }
            assertThat(driver.isEnded(application)).isTrue();
            var waiting = test.waitingListed(training, 1);

            // when
            admissions.withdrawOnBehalf(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WITHDRAWN);
            assertThat(test.status(waiting)).isEqualTo(ApplicationStatus.ADMITTED);
            driver.runJob(application, "serviceTask_sendWithdrawnOnBehalf");
            assertThat(test.mails(application)).endsWith(MailTemplate.WITHDRAWN_ON_BEHALF);
        }

        @Test
        void beforeAnyOpinionAWithdrawalForTheCandidateCancels() {
            // given
            var application = test.submitted();

            // when
            admissions.withdrawOnBehalf(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.CANCELLED);
            assertThatThrownBy(() -> admissions.withdrawOnBehalf(application)).isInstanceOf(StatusForbids.class);
        }
    }
}
