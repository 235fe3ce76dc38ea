package fr.candidatflow.workflow.staffcorrection;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendVerdictRevisedDelegate implements JavaDelegate {

    private final MailService mails;

    SendVerdictRevisedDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, execution.getProcessInstanceId()),
                MailTemplate.VERDICT_REVISED,
                application(execution));
    }
}
