package fr.candidatflow.workflow.accountactivation;

import static fr.candidatflow.workflow.engine.BusinessKey.account;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendActivationMailDelegate implements JavaDelegate {

    private final MailService mails;

    SendActivationMailDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(mail(execution), MailTemplate.ACTIVATION, account(execution));
    }
}
