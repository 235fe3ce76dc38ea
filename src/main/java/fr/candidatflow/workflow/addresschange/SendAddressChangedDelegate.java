package fr.candidatflow.workflow.addresschange;

import static fr.candidatflow.workflow.engine.BusinessKey.account;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** An account may change its address more than once: each change has an execution of its own. */
@Component
class SendAddressChangedDelegate implements JavaDelegate {

    private final MailService mails;

    SendAddressChangedDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(mail(execution, execution.getId()), MailTemplate.ADDRESS_CHANGED, account(execution));
    }
}
