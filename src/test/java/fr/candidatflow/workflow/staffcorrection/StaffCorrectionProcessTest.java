package fr.candidatflow.workflow.staffcorrection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Correction;
import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.application.CorrectionReasons;
import fr.candidatflow.application.CorrectionReasons.Kept;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.CoversProcess;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
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
        var to = admissions.get(application).submissionDeadline().plus(Duration.ofDays(2));

        for (int move = 1; move <= 2; move++) {
            // when
            transaction.executeWithoutResult(status -> {
                reasons.keep(application, Correction.DEADLINE_MOVED, new Kept("A strike", Deadline.SUBMISSION, to));
                events.publishEvent(
                        new CorrectionMade(application, Correction.DEADLINE_MOVED, test.status(application)));
            });
            test.runJobThatFailsOnce(application, "serviceTask_sendDeadlineMoved");
        }

        // then
        assertThat(test.mails(application)).containsExactly(MailTemplate.DEADLINE_MOVED, MailTemplate.DEADLINE_MOVED);
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
