package fr.candidatflow.application.letter;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.MomentWords;
import fr.candidatflow.application.OpinionLetters;
import fr.candidatflow.application.print.PdfMaker;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.Branding;
import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The letters of one application, as tagged PDF files made in memory. Who may see them is the caller's question. */
@Service
public class Letters implements OpinionLetters {

    private final LetterTemplates templates;
    private final PdfMaker pdf;
    private final AdmissionService admissions;
    private final AccountService accounts;
    private final CatalogueService catalogue;
    private final Branding branding;
    private final Clock clock;

    Letters(
            LetterTemplates templates,
            PdfMaker pdf,
            AdmissionService admissions,
            AccountService accounts,
            CatalogueService catalogue,
            Branding branding,
            Clock clock) {
        this.templates = templates;
        this.pdf = pdf;
        this.admissions = admissions;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.branding = branding;
        this.clock = clock;
    }

    /** The letter that this application has come to; empty before its opinion is published, and on the waiting list. */
    public Optional<LetterKind> of(ApplicationId id) {
        return switch (admissions.get(id).status()) {
            case ADMITTED, CONFIRMED -> Optional.of(LetterKind.ADMISSION);
            case REFUSED -> Optional.of(LetterKind.REFUSAL);
            default -> Optional.empty();
        };
    }

    /**
     * @param reader French or English
     * @throws NotFound when the application has no letter
     */
    public byte[] pdf(ApplicationId id, Locale reader) {
        var template = templates.get(of(id).orElseThrow(NotFound::new));
        var application = admissions.get(id);
        return make(template, values(application, reader), reader);
    }

    @Override
    public Optional<byte[]> attachment(ApplicationId id) {
        return of(id).filter(kind -> templates.get(kind).attached())
                .map(kind -> pdf(id, accounts.get(admissions.get(id).account()).language()));
    }

    /** With an invented candidate. */
    byte[] sample(LetterTemplate template, Locale reader) {
        var moments = new MomentWords(reader, clock.getZone());
        boolean french = reader.getLanguage().equals(Locale.FRENCH.getLanguage());
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.CANDIDATE, "Zoé Martin");
        values.put(Placeholder.NUMBER, "2026-00042");
        values.put(Placeholder.TRAINING, french ? "Master Informatique" : "Master of Computer Science");
        values.put(Placeholder.ESTABLISHMENT, branding.establishment());
        values.put(Placeholder.DATE, moments.dayOf(clock.instant()));
        values.put(Placeholder.DEADLINE, moments.at(clock.instant()));
        values.put(Placeholder.REASON, french ? "Prérequis de la formation non acquis" : "Prerequisites not met");
        return make(template, values, reader);
    }

    private Map<Placeholder, String> values(ApplicationSummary application, Locale reader) {
        var moments = new MomentWords(reader, clock.getZone());
        var account = accounts.get(application.account());
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.CANDIDATE, account.firstName() + " " + account.lastName());
        values.put(Placeholder.NUMBER, application.number());
        values.put(Placeholder.TRAINING, catalogue.get(application.training()).title());
        values.put(Placeholder.ESTABLISHMENT, branding.establishment());
        admissions
                .publishedAt(application.id())
                .ifPresent(moment -> values.put(Placeholder.DATE, moments.dayOf(moment)));
        if (application.answerDeadline() != null) {
            values.put(Placeholder.DEADLINE, moments.at(application.answerDeadline()));
        }
        admissions
                .publishedReason(application.id())
                .ifPresent(reason -> values.put(Placeholder.REASON, reason.in(reader)));
        return values;
    }

    private byte[] make(LetterTemplate template, Map<Placeholder, String> values, Locale reader) {
        String body = Placeholder.fill(template.body().in(reader), values);
        List<String> paragraphs = Stream.of(body.strip().split("\\R[ \\t]*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return pdf.make(
                "letter",
                reader,
                Map.of(
                        "title",
                        Placeholder.fill(template.title().in(reader), values),
                        "candidate",
                        values.get(Placeholder.CANDIDATE),
                        "number",
                        values.get(Placeholder.NUMBER),
                        "training",
                        values.get(Placeholder.TRAINING),
                        "establishment",
                        branding.establishment(),
                        "date",
                        values.getOrDefault(Placeholder.DATE, ""),
                        "paragraphs",
                        paragraphs));
    }
}
