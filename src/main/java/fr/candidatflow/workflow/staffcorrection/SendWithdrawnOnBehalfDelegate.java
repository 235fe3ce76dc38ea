package fr.candidatflow.workflow.staffcorrection;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendWithdrawnOnBehalfDelegate implements JavaDelegate {

    private final MailService mails;

    SendWithdrawnOnBehalfDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, execution.getProcessInstanceId()),
                MailTemplate.WITHDRAWN_ON_BEHALF,
                application(execution));
    }
}
