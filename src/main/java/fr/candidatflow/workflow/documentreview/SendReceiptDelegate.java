package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.documentreview.DocumentReviewProcess.RECEIPT_ROUND;
import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendReceiptDelegate implements JavaDelegate {

    private final MailService mails;

    SendReceiptDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, RECEIPT_ROUND.get(execution)), MailTemplate.SUBMISSION_RECEIPT, application(execution));
    }
}
