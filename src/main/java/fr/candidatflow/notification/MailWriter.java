package fr.candidatflow.notification;

import fr.candidatflow.account.AccountSummary;
import fr.candidatflow.account.IssuedCredentials;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the mails: the texts of {@code mail/} filled with what the candidate is to know. */
@Component
class MailWriter {

    /** Stands in the kept copy where the mail had a secret. */
    static final String MASK = "••••••••";

    private static final String SUBJECT = "Subject: ";

    private final SpringTemplateEngine texts = engine(TemplateMode.TEXT, ".txt");
    private final AdmissionService applications;
    private final CatalogueService catalogue;
    private final PublicAddress address;
    private final Moments moments;

    MailWriter(AdmissionService applications, CatalogueService catalogue, PublicAddress address, Clock clock) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.address = address;
        this.moments = new Moments(clock.getZone());
    }

    /** An engine of its own: the pages' engine looks elsewhere and has no text mode. */
    static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        var resolver = new ClassLoaderTemplateResolver(MailWriter.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** An account that was activated meanwhile gets its identifiers instead of an activation link. */
    Letter withCredentials(MailTemplate template, IssuedCredentials credentials) {
        var account = credentials.account();
        var model = candidate(account);
        model.put("expiresAt", moments.format(credentials.expiresAt(), account.language()));
        boolean active = credentials.activationPath() == null;
        var shown = active ? MailTemplate.IDENTIFIERS : template;
        model.put("link", address.of(active ? "/sign-in" : credentials.activationPath()));
        model.put("secret", credentials.oneTimeSecret());
        var mail = fill(shown, account.language(), model);
        if (!active) {
            model.put("link", MASK);
        }
        model.put("secret", MASK);
        var copy = fill(shown, account.language(), model);
        return new Letter(account.email(), account.language(), mail.subject(), mail.body(), copy.body(), null);
    }

    Letter about(MailTemplate template, AccountSummary account, ApplicationSummary application) {
        Locale language = account.language();
        var training = catalogue.get(application.training());
        var centre = catalogue.centre(training.centreCode());
        var model = candidate(account);
        model.put("number", application.number());
        model.put("training", training.title());
        model.put("paper", application.mode() == ApplicationMode.PAPER);
        model.put("link", address.of("/applications/" + application.number()));
        model.put("trainingsLink", address.of("/trainings"));
        model.put("centre", centre.label());
        model.put("centreEmail", centre.email());
        model.put("postalAddress", centre.postalAddress());
        model.put("rank", application.rank());
        model.put("deadline", moments.format(deadline(template, application), language));
        model.put(
                "documents",
                applications.documents(application.id()).stream()
                        .filter(document -> document.status() == DocumentStatus.REJECTED)
                        .map(document -> describe(document, language))
                        .toList());
        var mail = fill(template, language, model);
        return new Letter(account.email(), language, mail.subject(), mail.body(), mail.body(), centre.email());
    }

    private Map<String, Object> candidate(AccountSummary account) {
        var model = new HashMap<String, Object>();
        model.put("firstName", account.firstName());
        model.put("lastName", account.lastName());
        model.put("userId", account.userId());
        model.put("recoveryLink", address.of("/account/recovery"));
        model.put("activationEmailLink", address.of("/account/activation-email"));
        return model;
    }

    /** The date that this mail is about; null when it is about none. */
    private static Instant deadline(MailTemplate template, ApplicationSummary application) {
        return switch (template) {
            case APPLICATION_OPENED, SUBMISSION_REMINDER, SUBMISSION_RECALLED, APPLICATION_EXPIRED ->
                application.submissionDeadline();
            case INCOMPLETE_FILE, CORRECTION_REMINDER, FILE_GIVEN_UP -> application.returnDeadline();
            case OPINION_WAITING_LIST -> application.waitingListClosesAt();
            case OPINION_FAVOURABLE,
                    CALLED_FROM_WAITING_LIST,
                    ANSWER_REMINDER,
                    ADMISSION_CONFIRMED,
                    WITHDRAWN_BY_SILENCE -> application.answerDeadline();
            default -> null;
        };
    }

    private static String describe(DocumentSummary document, Locale language) {
        String label = document.label().in(language);
        if (document.comment() == null || document.comment().isBlank()) {
            return label;
        }
        String colon = language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? "\u00a0: " : ": ";
        return label + colon + oneLine(document.comment());
    }

    private Text fill(MailTemplate template, Locale language, Map<String, Object> model) {
        String text = texts.process(template.file(language), new Context(language, model));
        int end = text.indexOf('\n');
        return new Text(
                oneLine(text.substring(SUBJECT.length(), end)),
                text.substring(end).strip().replaceAll("\n{3,}", "\n\n"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private record Text(String subject, String body) {}
}
