package fr.candidatflow.notification;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountSummary;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.SecondThought;
import fr.candidatflow.portal.Moments;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Mails as they would be with a text that is not in force yet, for an invented candidate; and the names that a text may hold. */
@Component
class MailSamples {

    private final MailWriter writer;
    private final MailFiller filler;
    private final SecondThought secondThought;
    private final PublicAddress address;
    private final Moments moments;
    private final Clock clock;

    MailSamples(MailWriter writer, MailFiller filler, SecondThought secondThought, PublicAddress address, Clock clock) {
        this.writer = writer;
        this.filler = filler;
        this.secondThought = secondThought;
        this.address = address;
        this.moments = new Moments(clock.getZone());
        this.clock = clock;
    }

    /** @param template null for the frame, which is shown around the mail of an opened application */
    Letter sample(MailTemplate template, String source, Locale language, String recipient) {
        var shown = template == null ? MailTemplate.APPLICATION_OPENED : template;
        var mail = filler.fill(
                template == null ? filler.text(shown, language) : source,
                template == null ? source : filler.frame(language),
                language,
                named(shown, language));
        return new Letter(shown, null, recipient, language, mail.subject(), mail.body(), mail.body(), null);
    }

    /** Every name that the text may hold. */
    Set<String> names(MailTemplate template, Locale language) {
        if (template != null) {
            return named(template, language).keySet();
        }
        var names =
                new HashSet<>(named(MailTemplate.APPLICATION_OPENED, language).keySet());
        names.add("body");
        return names;
    }

    private Map<String, Object> named(MailTemplate template, Locale language) {
        boolean french = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        var named = writer.candidate(new AccountSummary(
                new AccountId(new UUID(0, 0)), "K7QXW2ZA", "zoe.nguessan@example.org", "Zoé", "N’Guessan", language));
        String date = moments.format(clock.instant().plus(7, ChronoUnit.DAYS), language);
        switch (template.about()) {
            case CREDENTIALS -> {
                named.put("expiresAt", date);
                named.put("secret", MailWriter.MASK);
                named.put("link", address.of("/account/activation"));
            }
            case NEW_ADDRESS -> {
                named.put("expiresAt", date);
                named.put("link", address.of("/account/address"));
            }
            case ACCOUNT -> {
                named.put("email", "zoe.nguessan@example.org");
                named.put("newEmail", "zoe@example.org");
                named.put("expiresAt", date);
                named.put("deletionAt", date);
            }
            case APPLICATION -> {
                named.put("number", "2027-00042");
                named.put("training", "Master Informatique");
                named.put("paper", false);
                named.put("link", address.of("/applications/2027-00042"));
                named.put("trainingsLink", address.of("/trainings"));
                named.put("centreEmail", "sciences@example.org");
                named.put("postalAddress", "1 rue de la Craffe\n54000 NANCY");
                named.put("rank", 3);
                named.put("secondThought", secondThought.inWords(language));
                named.put("deadline", date);
                named.put("reason", french ? "demande du centre" : "the centre asked for it");
                named.put("movedDate", writer.words(Deadline.ANSWER, language));
                named.put("movedTo", date);
                named.put("interviewAt", date);
                named.put("interviewPlace", french ? "Bâtiment A, salle 12" : "Building A, room 12");
                named.put("refusalReason", french ? "Prérequis non acquis" : "Prerequisites not met");
                named.put(
                        "documents",
                        List.of(
                                french
                                        ? "Relevés de notes\u00a0: la page 2 manque"
                                        : "Transcripts: page 2 is missing"));
            }
        }
        return named;
    }
}
