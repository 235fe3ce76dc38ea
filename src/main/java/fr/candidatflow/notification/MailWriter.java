package fr.candidatflow.notification;

import fr.candidatflow.account.AccountChanges;
import fr.candidatflow.account.AccountSummary;
import fr.candidatflow.account.IssuedAddressLink;
import fr.candidatflow.account.IssuedCredentials;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.Correction;
import fr.candidatflow.application.CorrectionReasons;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.Interview;
import fr.candidatflow.application.SecondThought;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.portal.Branding;
import fr.candidatflow.portal.Moments;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the mails: their texts filled with what the candidate is to know. */
@Component
class MailWriter {

    /** Stands in the kept copy where the mail had a secret. */
    static final String MASK = "••••••••";

    /** What these ask for is posted, where the file is on paper. */
    private static final Set<MailTemplate> POSTED = EnumSet.of(
            MailTemplate.APPLICATION_OPENED,
            MailTemplate.SUBMISSION_REMINDER,
            MailTemplate.INCOMPLETE_FILE,
            MailTemplate.CORRECTION_REMINDER);

    private final MailFiller filler;
    private final AdmissionService applications;
    private final CorrectionReasons corrections;
    private final CatalogueService catalogue;
    private final SecondThought secondThought;
    private final PublicAddress address;
    private final Branding branding;
    private final MessageSource messages;
    private final Moments moments;

    MailWriter(
            MailFiller filler,
            AdmissionService applications,
            CorrectionReasons corrections,
            CatalogueService catalogue,
            SecondThought secondThought,
            PublicAddress address,
            Branding branding,
            MessageSource messages,
            Clock clock) {
        this.filler = filler;
        this.applications = applications;
        this.corrections = corrections;
        this.catalogue = catalogue;
        this.secondThought = secondThought;
        this.address = address;
        this.branding = branding;
        this.messages = messages;
        this.moments = new Moments(clock.getZone());
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
        var mail = filler.fill(shown, account.language(), model);
        if (!active) {
            model.put("link", MASK);
        }
        model.put("secret", MASK);
        return letter(shown, account, account.email(), mail, filler.fill(shown, account.language(), model), null);
    }

    /** To an address that is not yet the candidate's; when it is somebody else's, that person is told instead. */
    Letter toNewAddress(IssuedAddressLink issued) {
        var account = issued.account();
        if (issued.inUse()) {
            var mail = filler.fill(MailTemplate.ADDRESS_IN_USE, account.language(), candidate(account));
            return letter(MailTemplate.ADDRESS_IN_USE, account, issued.email(), mail, mail, null);
        }
        var model = candidate(account);
        model.put("expiresAt", moments.format(issued.expiresAt(), account.language()));
        model.put("link", address.of(issued.path()));
        var mail = filler.fill(MailTemplate.ADDRESS_CHANGE, account.language(), model);
        model.put("link", MASK);
        var copy = filler.fill(MailTemplate.ADDRESS_CHANGE, account.language(), model);
        return letter(MailTemplate.ADDRESS_CHANGE, account, issued.email(), mail, copy, null);
    }

    /** About the account itself; empty when what it would say is no longer so. */
    Optional<Letter> about(MailTemplate template, AccountSummary account, AccountChanges changes) {
        boolean so = switch (template) {
            case ADDRESS_CHANGE_NOTICE -> changes.newEmail() != null;
            case ADDRESS_CHANGED -> changes.formerEmail() != null;
            case DELETION_ASKED -> changes.deletionAt() != null && !changes.closed();
            case DELETION_STOPPED -> changes.deletionAt() == null;
            default -> true;
        };
        if (!so) {
            return Optional.empty();
        }
        var model = candidate(account);
        model.put("email", account.email());
        model.put("newEmail", changes.newEmail());
        model.put("expiresAt", moments.format(changes.newEmailExpiresAt(), account.language()));
        model.put("deletionAt", moments.format(changes.deletionAt(), account.language()));
        var mail = filler.fill(template, account.language(), model);
        String recipient = template == MailTemplate.ADDRESS_CHANGED ? changes.formerEmail() : account.email();
        return Optional.of(letter(template, account, recipient, mail, mail, null));
    }

    Letter about(MailTemplate template, AccountSummary account, ApplicationSummary application) {
        return about(template, account, application, null);
    }

    /** @param correction id of what the staff has put right; null for the last of the kind that this mail is about */
    Letter about(MailTemplate template, AccountSummary account, ApplicationSummary application, Number correction) {
        return about(
                template,
                account,
                application,
                applications.interview(application.id()).orElse(null),
                applications.publishedReason(application.id()).orElse(null),
                correction == null
                        ? lastCorrection(template, application)
                        : corrections.find(correction.longValue()).orElse(null));
    }

    /**
     * @param interview to which the candidate is invited, or null
     * @param reason of a refusal, or null
     * @param correction by the staff, or null
     */
    Letter about(
            MailTemplate template,
            AccountSummary account,
            ApplicationSummary application,
            Interview interview,
            LocalizedText reason,
            CorrectionReasons.Kept correction) {
        Locale language = account.language();
        var training = catalogue.get(application.training());
        var centre = catalogue.centre(training.centreCode());
        var model = candidate(account);
        model.put("number", application.number());
        model.put("training", training.title());
        model.put("paper", application.mode() == ApplicationMode.PAPER);
        model.put("link", address.of("/applications/" + application.number()));
        model.put("trainingsLink", address.of("/trainings"));
        model.put("centreEmail", centre.email());
        model.put("postalAddress", centre.postalAddress());
        model.put("rank", application.rank());
        model.put("secondThought", secondThought.inWords(language));
        model.put("deadline", deadline(template, application, language));
        if (interview != null) {
            model.put("interviewAt", moments.format(interview.at(), language));
            model.put("interviewPlace", MailFiller.oneLine(interview.place()));
        }
        model.put("refusalReason", reason == null ? null : reason.in(language));
        model.put(
                "documents",
                applications.documents(application.id()).stream()
                        .filter(document -> document.status() == DocumentStatus.REJECTED)
                        .map(document -> describe(document, language))
                        .toList());
        if (correction != null) {
            model.put("reason", correction.reason());
            model.put("movedDate", words(correction.deadline(), language));
            model.put("movedTo", moments.format(correction.movedTo(), language));
        }
        var mail = filler.fill(template, language, model);
        return letter(template, account, account.email(), mail, mail, centre.email());
    }

    /** Null when the mail is about none. */
    private CorrectionReasons.Kept lastCorrection(MailTemplate template, ApplicationSummary application) {
        return Arrays.stream(Correction.values())
                .filter(correction -> correction.name().equals(template.name()))
                .findFirst()
                .flatMap(correction -> corrections.last(application.id(), correction))
                .orElse(null);
    }

    private static Letter letter(
            MailTemplate template,
            AccountSummary account,
            String recipient,
            MailFiller.Text mail,
            MailFiller.Text copy,
            String replyTo) {
        return new Letter(
                template,
                account.id(),
                recipient,
                account.language(),
                mail.subject(),
                mail.body(),
                copy.body(),
                replyTo);
    }

    /** What every mail may name. */
    Map<String, Object> candidate(AccountSummary account) {
        var model = new HashMap<String, Object>();
        model.put("service", branding.name());
        model.put("establishment", branding.establishment());
        model.put("firstName", account.firstName());
        model.put("lastName", account.lastName());
        model.put("userId", account.userId());
        model.put("recoveryLink", address.of("/account/recovery"));
        model.put("signUpLink", address.of("/account/new"));
        model.put("settingsLink", address.of("/account/settings"));
        model.put("dataLink", address.of("/account/data"));
        model.put("deletionLink", address.of("/account/deletion"));
        return model;
    }

    /** The date that this mail is about; null when it is about none. */
    /** Of an envelope the day of the postmark counts. */
    private String deadline(MailTemplate template, ApplicationSummary application, Locale language) {
        Instant deadline = deadline(template, application);
        return application.mode() == ApplicationMode.PAPER && POSTED.contains(template)
                ? moments.day(deadline, language)
                : moments.format(deadline, language);
    }

    private static Instant deadline(MailTemplate template, ApplicationSummary application) {
        return switch (template) {
            case APPLICATION_OPENED, SUBMISSION_REMINDER, SUBMISSION_RECALLED, APPLICATION_EXPIRED, FILE_REOPENED ->
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
        return label + colon + MailFiller.oneLine(document.comment());
    }

    /** What a date is the last, or the first, moment of; null stays null. */
    String words(Deadline deadline, Locale language) {
        return deadline == null ? null : messages.getMessage("mail.moved-date." + deadline.name(), null, language);
    }
}
