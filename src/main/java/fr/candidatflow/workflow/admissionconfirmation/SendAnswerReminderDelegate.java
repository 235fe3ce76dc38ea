package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import fr.candidatflow.workflow.engine.Reminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendAnswerReminderDelegate implements JavaDelegate {

    private final MailService mails;

    SendAnswerReminderDelegate(MailService mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.send(Reminder.mail(execution), MailTemplate.ANSWER_REMINDER, application(execution));
    }
}
