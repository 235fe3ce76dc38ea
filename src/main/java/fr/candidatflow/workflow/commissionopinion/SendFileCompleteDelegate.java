package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A file that is complete again, after a correction of any kind, is told anew: the commission begins in an instance of its own. */
@Component
class SendFileCompleteDelegate implements JavaDelegate {

    private final MailService mails;

    SendFileCompleteDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, execution.getProcessInstanceId()), MailTemplate.FILE_COMPLETE, application(execution));
    }
}
