package fr.candidatflow.workflow.documentreview;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.workflow.engine.Reminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendCorrectionReminderDelegate implements JavaDelegate {

    private final MailService mails;

    SendCorrectionReminderDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(Reminder.mail(execution), MailTemplate.CORRECTION_REMINDER, application(execution));
    }
}
