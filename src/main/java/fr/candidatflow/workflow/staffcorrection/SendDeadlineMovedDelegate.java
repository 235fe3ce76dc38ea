package fr.candidatflow.workflow.staffcorrection;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;
import static fr.candidatflow.workflow.staffcorrection.StaffCorrectionProcess.CORRECTION_ID;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendDeadlineMovedDelegate implements JavaDelegate {

    private final MailService mails;

    SendDeadlineMovedDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(
                mail(execution, execution.getProcessInstanceId()),
                MailTemplate.DEADLINE_MOVED,
                application(execution),
                CORRECTION_ID.get(execution));
    }
}
