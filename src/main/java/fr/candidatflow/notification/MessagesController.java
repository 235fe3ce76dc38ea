package fr.candidatflow.notification;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.util.Locale;
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
    private final PublicAddress address;
    private final Moments moments;

    MessagesController(MailRepository mails, PublicAddress address, Clock clock) {
        this.mails = mails;
        this.address = address;
        this.moments = new Moments(clock.getZone());
    }

    /** A message as the page shows it; {@code language} is that of its text. */
    record Message(UUID id, String language, String subject, String date, boolean sent) {}

    @GetMapping("/messages")
    String list(@AuthenticationPrincipal CandidatePrincipal candidate, Locale locale, Model model) {
        model.addAttribute(
                "messages",
                mails
                        .findByAccountIdOrderByCreatedAtDescKey(
                                candidate.accountId().value())
                        .stream()
                        .map(mail -> message(mail, locale))
                        .toList());
        return "messages/list";
    }

    @GetMapping("/messages/{id}")
    String read(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable UUID id, Locale locale, Model model) {
        var mail = mails.findById(id)
                .filter(found -> found.isFor(candidate.accountId()))
                .orElseThrow(NotFound::new);
        model.addAttribute("message", message(mail, locale));
        model.addAttribute("paragraphs", Paragraph.of(mail.body(), address.baseUrl()));
        return "messages/message";
    }

    private Message message(Mail mail, Locale locale) {
        return new Message(
                mail.id(),
                mail.language(),
                mail.subject(),
                moments.format(mail.sent() ? mail.sentAt() : mail.createdAt(), locale),
                mail.sent());
    }
}
