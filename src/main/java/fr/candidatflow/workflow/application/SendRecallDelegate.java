package fr.candidatflow.workflow.application;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Each recall has its own token: the round may have gone on before a mail that failed is tried again. */
@Component
class SendRecallDelegate implements JavaDelegate {

    private final MailService mails;

    SendRecallDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(mail(execution, execution.getId()), MailTemplate.SUBMISSION_RECALLED, application(execution));
    }
}
