package fr.candidatflow.workflow.addresschange;

import static fr.candidatflow.workflow.engine.BusinessKey.account;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Each pass has an execution of its own, which waits with the job: a pass that is tried again keeps its key. */
@Component
class SendAddressNoticeDelegate implements JavaDelegate {

    private final MailService mails;

    SendAddressNoticeDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(mail(execution, execution.getId()), MailTemplate.ADDRESS_CHANGE_NOTICE, account(execution));
    }
}
