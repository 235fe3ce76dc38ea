package fr.candidatflow.workflow.commissionopinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationHistory;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApprovalMissing;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.Interview;
import fr.candidatflow.application.InterviewMissing;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.OpinionMissing;
import fr.candidatflow.application.RankMissing;
import fr.candidatflow.application.RankTaken;
import fr.candidatflow.application.ReasonMissing;
import fr.candidatflow.application.SamePerson;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@CoversProcess(CommissionOpinionProcess.KEY)
class CommissionOpinionProcessTest {

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    HistoryService history;

    @Autowired
    ApplicationHistory timelines;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestStaff staff;

    @Autowired
    MovableClock clock;

    @Nested
    class Published {

        @Test
        void favourableAtTheTrainingsDateAndNotBefore() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);

            // when
            test.runJobThatFailsOnce(application, "serviceTask_sendFileComplete");

            // then
            assertThat(driver.job(application, "intermediateCatchEvent_publicationDateReached")
                            .getDuedate())
                    .isEqualTo(Date.from(admissions.get(application).publicationAt()));
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.SUBMISSION_RECEIPT, MailTemplate.FILE_COMPLETE);

            // when
            driver.fireTimer(application, "intermediateCatchEvent_publicationDateReached");

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(driver.passed(application)).contains("endEvent_opinionPublished");
        }

        @Test
        void unfavourable() {
            assertThat(test.status(test.published(catalogue.open(), Opinion.UNFAVOURABLE, null)))
                    .isEqualTo(ApplicationStatus.REFUSED);
        }

        @Test
        void onTheWaitingListWithItsRank() {
            // when
            var application = test.waitingListed(catalogue.open(), 3);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.WAITING_LISTED);
            assertThat(admissions.get(application).rank()).isEqualTo(3);
        }

        @Test
        void atOnceWhenTheTrainingHasNoPublicationDate() {
            // given
            var dates = catalogue.openToday();
            var application = test.complete(catalogue.create(
                    ApplicationMode.DEMATERIALISED,
                    null,
                    new TrainingDates(
                            dates.opensOn(),
                            dates.closesOn(),
                            dates.returnOn(),
                            null,
                            dates.answerOn(),
                            dates.waitingListClosesOn())));

            // when
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            driver.runJob(application, "serviceTask_sendFileComplete");

            // then
            assertThat(driver.job(application, "intermediateCatchEvent_publicationDateReached")
                            .getDuedate())
                    .isBefore(Date.from(clock.instant()));
        }

        @Test
        void withoutWaitingForAMailThatCannotBeSent() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);

            // when
            driver.fireTimer(application, "intermediateCatchEvent_publicationDateReached");

            // then
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
            assertThat(driver.waitingJobs(application))
                    .contains("serviceTask_sendFileComplete", "serviceTask_sendFavourableOpinion");

            // when the mail server is back, nobody waits for that mail any more
            driver.runJob(application, "serviceTask_sendFileComplete");

            // then
            assertThat(test.mails(application)).doesNotContain(MailTemplate.FILE_COMPLETE);
            assertThat(driver.running(application, CommissionOpinionProcess.KEY))
                    .isZero();
            assertThat(driver.passed(application)).containsOnlyOnce("endEvent_commissionClosed");
            assertThat(driver.openTasks(application)).containsExactly("userTask_confirmOrWithdraw");
        }

        @Test
        void afterEachReviewThatMadeTheFileCompleteHasBeenAnnounced() {
            // given
            var application = test.complete();
            driver.runJob(application, "serviceTask_sendFileComplete");

            // when
            admissions.resumeReview(application);
            test.review(application);
            test.runJobThatFailsOnce(application, "serviceTask_sendFileComplete");

            // then
            assertThat(test.mails(application))
                    .containsExactly(
                            MailTemplate.SUBMISSION_RECEIPT, MailTemplate.FILE_COMPLETE, MailTemplate.FILE_COMPLETE);
        }

        @Test
        void onAnotherDayWhenItIsMoved() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            driver.runJob(application, "serviceTask_sendFileComplete");
            var to = admissions.get(application).publicationAt().plus(Duration.ofDays(1));

            // when
            admissions.moveDeadline(application, Deadline.PUBLICATION, to);

            // then
            assertThat(driver.job(application, "intermediateCatchEvent_publicationDateReached")
                            .getDuedate())
                    .isEqualTo(Date.from(to));
        }
    }

    @Nested
    class Preselected {

        @Test
        void invitesTheCandidateAndComesBackToTheCommission() {
            // given
            var application = test.complete();
            var first = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
            preselect(application, first, "Bâtiment A, salle 12");
            assertThat(admissions.interview(application)).isEmpty();

            // when
            test.validateOpinion(application, true);
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
            test.runJobThatFailsOnce(application, "serviceTask_sendInvitation");

            // then
            assertThat(admissions.interview(application)).contains(new Interview(first, "Bâtiment A, salle 12", 1));
            assertThat(admissions.opinion(application)).isEmpty();
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.COMPLETE);

            // when there is a second interview, elsewhere at the same moment
            preselect(application, first, "En ligne");
            test.validateOpinion(application, true);
            driver.runJob(application, "serviceTask_sendInvitation");

            // then
            assertThat(admissions.interview(application)).contains(new Interview(first, "En ligne", 2));

            // when
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            test.publish(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(test.mails(application))
                    .containsExactly(
                            MailTemplate.SUBMISSION_RECEIPT,
                            MailTemplate.INTERVIEW_INVITATION,
                            MailTemplate.INTERVIEW_INVITATION,
                            MailTemplate.FILE_COMPLETE);
            assertThat(timelines.of(application))
                    .extracting(ApplicationHistory.Step::key)
                    .contains("serviceTask_recordPreselection", "serviceTask_sendInvitation");
        }

        @Test
        void notWithoutADateToComeAndAPlace() {
            // given
            var application = test.complete();
            var soon = clock.instant().plus(Duration.ofDays(1));

            // then
            assertThatThrownBy(() -> preselect(application, clock.instant().minusSeconds(3600), "Salle 12"))
                    .isInstanceOf(InterviewMissing.class);
            assertThatThrownBy(() -> preselect(application, soon, " ")).isInstanceOf(InterviewMissing.class);
            assertThatThrownBy(() -> test.completeAsStaff(
                            test.member(),
                            application,
                            "userTask_giveOpinion",
                            Map.of("opinion", "PRESELECTION", "interviewAt", "tomorrow", "interviewPlace", "Salle 12")))
                    .isInstanceOf(InterviewMissing.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
        }

        private void preselect(ApplicationId application, Instant at, String place) {
            test.completeAsStaff(
                    test.member(),
                    application,
                    "userTask_giveOpinion",
                    Map.of(
                            "opinion",
                            "PRESELECTION",
                            "interviewAt",
                            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                                    .withZone(clock.getZone())
                                    .format(at),
                            "interviewPlace",
                            place));
        }
    }

    @Nested
    class FourEyes {

        @Test
        void whoEnteredItIsRefusedByTheProcess() {
            // given
            var application = test.complete();
            var both = staff.memberAndPresident(TestCatalogue.CENTRE);
            test.completeAsStaff(both, application, "userTask_giveOpinion", Map.of("opinion", "FAVOURABLE"));

            // when
            assertThatThrownBy(() -> test.completeAsStaff(
                            both, application, "userTask_validateOpinion", Map.of("opinionApproved", true)))
                    .isInstanceOf(SamePerson.class);

            // then
            assertThat(driver.openTasks(application)).containsExactly("userTask_validateOpinion");
            assertThat(admissions.opinion(application).orElseThrow().validatedBy())
                    .isNull();
        }

        @Test
        void aMemberCannotValidate() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.FAVOURABLE, null);

            // then
            assertThatThrownBy(() -> test.completeAsStaff(
                            test.member(), application, "userTask_validateOpinion", Map.of("opinionApproved", true)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("userTask_validateOpinion");
        }

        @Test
        void sentBackTwiceAndApprovedInTheEnd() {
            // given
            var application = test.complete();

            // when
            test.giveOpinion(application, Opinion.UNFAVOURABLE, null);
            test.validateOpinion(application, false);
            assertThat(admissions.opinion(application).orElseThrow().validationComment())
                    .isEqualTo("Please look again");
            test.giveOpinion(application, Opinion.UNFAVOURABLE, null);
            test.validateOpinion(application, false);
            test.giveOpinion(application, Opinion.FAVOURABLE, null);
            test.validateOpinion(application, true);
            test.publish(application);

            // then
            assertThat(test.status(application)).isEqualTo(ApplicationStatus.ADMITTED);
            assertThat(test.mails(application))
                    .containsExactly(MailTemplate.SUBMISSION_RECEIPT, MailTemplate.FILE_COMPLETE);
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutAnOpinion() {
            // given
            var application = test.complete();

            // then
            assertThatThrownBy(() -> test.completeAsStaff(test.member(), application, "userTask_giveOpinion", Map.of()))
                    .isInstanceOf(OpinionMissing.class);
            assertThatThrownBy(() -> test.completeAsStaff(
                            test.member(), application, "userTask_giveOpinion", Map.of("opinion", "EXCELLENT")))
                    .isInstanceOf(OpinionMissing.class);
            assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
        }

        @Test
        void withoutApproval() {
            // given
            var application = test.complete();
            test.giveOpinion(application, Opinion.FAVOURABLE, null);

            // then
            assertThatThrownBy(() ->
                            test.completeAsStaff(test.president(), application, "userTask_validateOpinion", Map.of()))
                    .isInstanceOf(ApprovalMissing.class);
        }

        @Test
        void unfavourableWithoutAReasonOfTheList() {
            // given
            var application = test.complete();

            // then
            for (var values : List.<Map<String, Object>>of(
                    Map.of("opinion", "UNFAVOURABLE"),
                    Map.of("opinion", "UNFAVOURABLE", "opinionReason", "NO_SUCH_REASON"))) {
                assertThatThrownBy(
                                () -> test.completeAsStaff(test.member(), application, "userTask_giveOpinion", values))
                        .isInstanceOf(ReasonMissing.class);
            }
        }

        @Test
        void withoutARankOnTheWaitingList() {
            // given
            var application = test.complete();

            // then
            assertThatThrownBy(() -> test.giveOpinion(application, Opinion.WAITING_LIST, null))
                    .isInstanceOf(RankMissing.class);
            assertThatThrownBy(() -> test.giveOpinion(application, Opinion.WAITING_LIST, 0))
                    .isInstanceOf(RankMissing.class);
        }

        @Test
        void withTheRankOfSomebodyElse() {
            // given
            var training = catalogue.open();
            test.giveOpinion(test.complete(training), Opinion.WAITING_LIST, 1);
            var application = test.complete(training);

            // then
            assertThatThrownBy(() -> test.giveOpinion(application, Opinion.WAITING_LIST, 1))
                    .isInstanceOf(RankTaken.class);
            assertThat(admissions.nextRank(application)).isEqualTo(2);
        }
    }

    @Test
    void whatTheCommissionWritesStaysOutOfTheProcessAndItsHistory() {
        // given
        var application = test.complete();

        // when
        test.giveOpinion(application, Opinion.WAITING_LIST, 1);
        test.validateOpinion(application, true);

        // then
        assertThat(admissions.opinion(application).orElseThrow().comment()).isEqualTo("Seen");
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey(CommissionOpinionProcess.KEY)
                .processInstanceBusinessKey(application.toString())
                .singleResult()
                .getId();
        assertThat(runtime.getVariables(instance))
                .containsKeys("opinion", "opinionRank")
                .doesNotContainKey("opinionComment");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .variableName("opinionApproved")
                        .count())
                .isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance)
                        .variableName("opinionComment")
                        .count())
                .isZero();
        assertThat(history.createHistoricDetailQuery()
                        .processInstanceId(instance)
                        .variableUpdates()
                        .list())
                .isNotEmpty()
                .noneSatisfy(detail -> assertThat(detail.toString()).contains("opinionComment"));
    }
}
