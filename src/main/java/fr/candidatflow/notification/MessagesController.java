package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.Moments;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The candidate's copies of the mails (S52): a mail that the post office loses can still be read. */
@Controller
class MessagesController {

    private final MailRepository mails;
    private final MailOutlook outlook;
    private final AdmissionService applications;
    private final CatalogueService catalogue;
    private final PublicAddress address;
    private final Clock clock;
    private final Moments moments;

    MessagesController(
            MailRepository mails,
            MailOutlook outlook,
            AdmissionService applications,
            CatalogueService catalogue,
            PublicAddress address,
            Clock clock) {
        this.mails = mails;
        this.outlook = outlook;
        this.applications = applications;
        this.catalogue = catalogue;
        this.address = address;
        this.clock = clock;
        this.moments = new Moments(clock.getZone());
    }

    /**
     * A message as the page shows it.
     *
     * @param language that of its text
     * @param state {@code SENT}, or the name of an {@link Outlook}
     * @param about the application that it is about, else null
     */
    record Message(UUID id, String language, String subject, String date, String state, boolean unread, About about) {}

    record About(String number, String training) {}

    @GetMapping("/messages")
    String list(@AuthenticationPrincipal CandidatePrincipal candidate, Locale locale, Model model) {
        var applicationsSeen = new HashMap<ApplicationId, About>();
        model.addAttribute(
                "messages",
                mails
                        .findByAccountIdOrderByCreatedAtDescKey(
                                candidate.accountId().value())
                        .stream()
                        .filter(mail -> mail.isFor(candidate.accountId()))
                        .map(mail -> message(mail, applicationsSeen, locale))
                        .toList());
        return "messages/list";
    }

    @GetMapping("/messages/{id}")
    String read(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable UUID id, Locale locale, Model model) {
        var mail = own(candidate.accountId(), id);
        model.addAttribute("message", message(mail, new HashMap<>(), locale));
        model.addAttribute("paragraphs", Paragraph.of(mail.body(), address.baseUrl()));
        mails.markRead(id, clock.instant());
        return "messages/message";
    }

    private Mail own(AccountId account, UUID id) {
        return mails.findById(id).filter(mail -> mail.isFor(account)).orElseThrow(NotFound::new);
    }

    private Message message(Mail mail, Map<ApplicationId, About> applicationsSeen, Locale locale) {
        return new Message(
                mail.id(),
                mail.language(),
                mail.subject(),
                moments.format(mail.sent() ? mail.sentAt() : mail.createdAt(), locale),
                mail.sent() ? "SENT" : outlook.of(mail.key()).name(),
                !mail.read(),
                mail.application() == null ? null : applicationsSeen.computeIfAbsent(mail.application(), this::about));
    }

    private About about(ApplicationId id) {
        var application = applications.get(id);
        return new About(
                application.number(), catalogue.get(application.training()).title());
    }
}
