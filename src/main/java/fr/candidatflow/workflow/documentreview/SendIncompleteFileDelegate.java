package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.applicationsubmission.ApplicationSubmissionProcess.SUBMISSION_ROUND;
import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A round whose verdicts the staff revises is told anew: that review is an instance of its own. */
@Component
class SendIncompleteFileDelegate implements JavaDelegate {

    private final MailService mails;

    SendIncompleteFileDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, SUBMISSION_ROUND.get(execution) + ":" + execution.getProcessInstanceId()),
                MailTemplate.INCOMPLETE_FILE,
                application(execution));
    }
}
