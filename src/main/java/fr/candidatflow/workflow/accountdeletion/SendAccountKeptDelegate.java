package fr.candidatflow.workflow.accountdeletion;

import static fr.candidatflow.workflow.engine.BusinessKey.account;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An account's deletion may be asked and stopped more than once: each time has an execution of its own. */
@Component
class SendAccountKeptDelegate implements JavaDelegate {

    private final MailService mails;

    SendAccountKeptDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(mail(execution, execution.getId()), MailTemplate.DELETION_STOPPED, account(execution));
    }
}
