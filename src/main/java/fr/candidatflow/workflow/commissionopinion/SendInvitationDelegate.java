package fr.candidatflow.workflow.commissionopinion;

import static fr.candidatflow.workflow.engine.BusinessKey.application;
import static fr.candidatflow.workflow.engine.BusinessKey.mail;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.notification.MailService;
import fr.candidatflow.notification.MailTemplate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One mail for each invitation: a second interview is another round. */
@Component
class SendInvitationDelegate implements JavaDelegate {

    private final MailService mails;
    private final AdmissionService admissions;

    SendInvitationDelegate(MailService mails, AdmissionService admissions) {
        this.mails = mails;
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var interview = admissions.interview(application(execution)).orElseThrow();
        mails.send(mail(execution, interview.round()), MailTemplate.INTERVIEW_INVITATION, application(execution));
    }
}
