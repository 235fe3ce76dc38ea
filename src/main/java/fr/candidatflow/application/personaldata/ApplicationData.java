package fr.candidatflow.application.personaldata;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.PaperArrivals;
import fr.candidatflow.application.print.PrintedFiles;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.portal.DateWords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The applications: what was said, deposited and posted, the verdicts of each review once it is closed, the opinion once it is published. One that
 * runs keeps the account; a confirmed one does until its campaign ends, since the university enrols from it.
 */
@Component
@Order(2)
class ApplicationData implements PersonalData {

    private record Description(
            String number,
            String trainingCode,
            String training,
            ApplicationMode mode,
            ApplicationStatus status,
            Instant openedAt,
            Instant submissionDeadline,
            Instant returnDeadline,
            Instant answerDeadline,
            int submissionRound,
            Opinion opinion,
            Integer rank,
            List<Document> documents,
            List<PublishedVerdict> verdicts,
            LocalDate postmarkedOn,
            LocalDate receivedOn,
            List<PaperArrivals.Arrival> envelopes) {}

    /** What a closed review has said, also when a later one has said something else; not who said it. */
    private record PublishedVerdict(int round, String document, DocumentStatus verdict, String comment, Instant at) {}

    private record Document(String code, String label, DocumentStatus status, String comment, String file) {}

    private final ApplicationService applications;
    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final AccountService accounts;
    private final PaperArrivals arrivals;
    private final DocumentStore store;
    private final PrintedFiles printed;
    private final MessageSource messages;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ApplicationData(
            ApplicationService applications,
            AdmissionService admissions,
            CatalogueService catalogue,
            AccountService accounts,
            PaperArrivals arrivals,
            DocumentStore store,
            PrintedFiles printed,
            MessageSource messages,
            JdbcTemplate jdbc,
            Clock clock) {
        this.applications = applications;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.arrivals = arrivals;
        this.store = store;
        this.printed = printed;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        Locale language = accounts.get(account).language();
        for (ApplicationSummary application : applications.list(account)) {
            String folder = "applications/" + application.number() + "/";
            var documents = admissions.documents(application.id());
            archive.json(folder + "application.json", describe(application, documents, language));
            var snapshot = admissions.profileSnapshot(application.id());
            if (snapshot.isPresent()) {
                archive.jsonText(folder + "profile-as-submitted.json", snapshot.get());
            }
            for (DocumentSummary document : documents) {
                if (document.file() != null) {
                    archive.file(folder + fileName(document), out -> store.copyTo(document.file(), out));
                }
            }
            byte[] pdf = printed.file(application.id(), language);
            archive.file(folder + "file.pdf", out -> write(pdf, out));
            if (admissions.receipt(application.id()).isPresent()) {
                byte[] receipt = printed.receipt(application.id(), language);
                archive.file(folder + "receipt.pdf", out -> write(receipt, out));
            }
        }
    }

    private Description describe(ApplicationSummary application, List<DocumentSummary> documents, Locale language) {
        var training = catalogue.get(application.training());
        boolean published = application.status().published();
        return new Description(
                application.number(),
                training.code(),
                training.title(),
                application.mode(),
                application.status(),
                application.openedAt(),
                application.submissionDeadline(),
                application.returnDeadline(),
                application.answerDeadline(),
                application.submissionRound(),
                published ? application.opinion() : null,
                published ? application.rank() : null,
                documents.stream()
                        .map(document -> new Document(
                                document.code(),
                                document.label().in(language),
                                document.status(),
                                document.comment(),
                                document.file() == null ? null : fileName(document)))
                        .toList(),
                admissions.earlierVerdicts(application.id()).stream()
                        .map(said -> new PublishedVerdict(
                                said.round(), said.documentCode(), said.verdict(), said.comment(), said.at()))
                        .toList(),
                application.postmarkedOn(),
                application.receivedOn(),
                arrivals.of(application.id()));
    }

    private String fileName(DocumentSummary document) {
        return "documents/" + document.code() + "-"
                + store.info(document.file()).name();
    }

    private static void write(byte[] content, OutputStream out) {
        try {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Obstacle> obstacles(AccountId account, Locale language) {
        return applications.list(account).stream()
                .flatMap(application -> obstacle(application, language).stream())
                .toList();
    }

    private Optional<Obstacle> obstacle(ApplicationSummary application, Locale language) {
        if (application.status().closed()) {
            return Optional.empty();
        }
        String title = catalogue.get(application.training()).title();
        String path = "/applications/" + application.number();
        if (application.status() != ApplicationStatus.CONFIRMED) {
            return Optional.of(new Obstacle(
                    messages.getMessage(
                            "account.deletion.running", new Object[] {application.number(), title}, language),
                    path));
        }
        LocalDate end = catalogue.campaignEndsOn(application.training());
        if (LocalDate.now(clock).isAfter(end)) {
            return Optional.empty();
        }
        String day = DateWords.day(end, language);
        return Optional.of(new Obstacle(
                messages.getMessage(
                        "account.deletion.confirmed", new Object[] {application.number(), title, day}, language),
                path));
    }

    /** Their documents go with them; the files of these only afterwards, see {@link DocumentStore}. */
    @Override
    public void erase(AccountId account) {
        jdbc.update("delete from application where account_id = ?", account.value());
    }
}
