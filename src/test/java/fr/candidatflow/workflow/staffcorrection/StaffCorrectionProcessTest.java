package fr.candidatflow.workflow.staffcorrection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Correction;
import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.application.CorrectionReasons;
import fr.candidatflow.application.CorrectionReasons.Kept;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.Mailbox;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

@ApplicationTest
@CoversProcess(StaffCorrectionProcess.KEY)
class StaffCorrectionProcessTest {

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    ManagementService management;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AccountService accounts;

    @Autowired
    AdmissionService admissions;

    @Autowired
    CorrectionReasons reasons;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Test
    void tellsTheCandidateOfAMovedDateOnceForEachMove() {
        // given
        var application = test.open();

        for (int move = 1; move <= 2; move++) {
            // when
            move(application, Deadline.SUBMISSION, "A strike");
            test.runJobThatFailsOnce(application, "serviceTask_sendDeadlineMoved");
        }

        // then
        assertThat(test.mails(application)).containsExactly(MailTemplate.DEADLINE_MOVED, MailTemplate.DEADLINE_MOVED);
    }

    @Test
    void tellsOfEachMoveAlsoWhenItsMailHasWaitedUntilAnotherDateWasMoved() {
        // given
        var application = test.open();
        move(application, Deadline.SUBMISSION, "A strike");
        var first = driver.job(application, "serviceTask_sendDeadlineMoved");
        move(application, Deadline.RETURN, "A power cut");

        // when
        management.executeJob(first.getId());
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(first.getProcessInstanceId())
                .singleResult()
                .getId());
        driver.runJob(application, "serviceTask_sendDeadlineMoved");

        // then
        var mails = mailbox.of(accounts.get(test.account(application)).email());
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0)).contains("A strike");
        assertThat(mails.get(1)).contains("A power cut");
    }

    private void move(ApplicationId application, Deadline deadline, String reason) {
        var to = admissions.get(application).returnDeadline().plus(Duration.ofDays(2));
        transaction.executeWithoutResult(status -> {
            reasons.keep(application, Correction.DEADLINE_MOVED, new Kept(reason, deadline, to));
            events.publishEvent(new CorrectionMade(application, Correction.DEADLINE_MOVED, test.status(application)));
        });
    }

    @Test
    void tellsTheCandidateOfAFileThatIsGivenBackAndOfARevisedVerdict() {
        // given
        var application = test.submitted();

        // when
        admissions.reopen(application);
        test.runJobThatFailsOnce(application, "serviceTask_sendFileReopened");

        // then
        assertThat(test.mails(application)).endsWith(MailTemplate.FILE_REOPENED);

        // when
        test.submit(application);
        test.review(application);
        admissions.resumeReview(application);
        test.runJobThatFailsOnce(application, "serviceTask_sendVerdictRevised");

        // then
        assertThat(test.mails(application)).endsWith(MailTemplate.VERDICT_REVISED);
    }

    @Test
    void tellsTheCandidateOfAWithdrawalInTheirName() {
        // given
        var application = test.admitted(catalogue.open());

        // when
        admissions.withdrawOnBehalf(application);
        test.runJobThatFailsOnce(application, "serviceTask_sendWithdrawnOnBehalf");

        // then
        assertThat(test.mails(application)).endsWith(MailTemplate.WITHDRAWN_ON_BEHALF);
    }
}
