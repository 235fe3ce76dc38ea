package fr.candidatflow.notification;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.Interview;
import fr.candidatflow.application.OpinionMails;
import fr.candidatflow.application.OpinionService;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Written as the mail itself is, so that what is shown is what will be sent. */
@Component
class OpinionMailPreviews implements OpinionMails {

    private final MailWriter writer;
    private final AccountService accounts;
    private final OpinionService opinions;

    OpinionMailPreviews(MailWriter writer, AccountService accounts, OpinionService opinions) {
        this.writer = writer;
        this.accounts = accounts;
        this.opinions = opinions;
    }

    @Override
    public Preview preview(ApplicationId id, GivenOpinion opinion) {
        var application = opinions.asIfPublished(id, opinion);
        var letter = writer.about(
                template(opinion),
                accounts.get(application.account()),
                application,
                opinion.interviewAt() == null
                        ? null
                        : new Interview(opinion.interviewAt(), opinion.interviewPlace(), 1),
                opinion.reason() == null ? null : opinions.reasonLabel(opinion.reason()),
                null);
        return new Preview(letter.language().getDisplayLanguage(Locale.ENGLISH), letter.subject(), letter.text());
    }

    private static MailTemplate template(GivenOpinion opinion) {
        return switch (opinion.opinion()) {
            case FAVOURABLE -> MailTemplate.OPINION_FAVOURABLE;
            case WAITING_LIST -> MailTemplate.OPINION_WAITING_LIST;
            case UNFAVOURABLE -> MailTemplate.OPINION_UNFAVOURABLE;
            case PRESELECTION -> MailTemplate.INTERVIEW_INVITATION;
        };
    }
}
