package fr.candidatflow.application.print;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.MomentWords;
import fr.candidatflow.application.ProfileRows;
import fr.candidatflow.application.page.ApplicationView;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.ProfileService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * The files that can be printed of an application. Who may see them is the caller's question.
 *
 * <p>The QR code holds the application's number and nothing else: the scanner of the centre types it into Tasklist's search.
 */
@Service
public class PrintedFiles {

    private final PdfMaker pdf;
    private final AdmissionService admissions;
    private final AccountService accounts;
    private final CatalogueService catalogue;
    private final ProfileService profiles;
    private final ProfileRows profileRows;
    private final Clock clock;

    PrintedFiles(
            PdfMaker pdf,
            AdmissionService admissions,
            AccountService accounts,
            CatalogueService catalogue,
            ProfileService profiles,
            ProfileRows profileRows,
            Clock clock) {
        this.pdf = pdf;
        this.admissions = admissions;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.profileRows = profileRows;
        this.clock = clock;
    }

    /**
     * A document of the list.
     *
     * @param asked whether the candidate still owes it, and so whether it has a box to tick
     */
    public record Line(DocumentSummary document, boolean asked) {}

    /**
     * The application's file (S46, S47, S49) as a tagged PDF of a few ten kilobytes, made in memory: cover with number and QR code,
     * where and until when to send it, the documents asked, the profile: as it was submitted, else as it is now and marked so.
     * An export of all that a candidate has may put it beside the deposited files, which it does not hold.
     *
     * @param reader French or English
     */
    public byte[] file(ApplicationId id, Locale reader) {
        ApplicationSummary application = admissions.get(id);
        var account = accounts.get(application.account());
        var training = catalogue.get(application.training());
        var centre = catalogue.centre(training.centreCode());
        var view = new ApplicationView(application, training);
        var moments = new MomentWords(reader, clock.getZone());
        boolean submitted = application.submittedAt() != null;
        String profile =
                submitted ? admissions.profileSnapshot(id).orElseThrow() : profiles.snapshot(application.account());
        var documents = lines(application.status(), admissions.documents(id));
        boolean toSend = application.status() == ApplicationStatus.IN_PREPARATION
                || application.status() == ApplicationStatus.INCOMPLETE;

        var model = new HashMap<String, Object>();
        model.put("application", application);
        model.put("view", view);
        model.put("candidate", account.firstName() + " " + account.lastName());
        model.put("training", training);
        model.put("centre", centre);
        model.put("address", List.of(centre.postalAddress().split("\n")));
        model.put("paper", view.paper());
        model.put("toSend", toSend);
        model.put("toPost", view.paper() && toSend);
        model.put("moments", moments);
        model.put("documents", documents);
        model.put("profile", profileRows.of(profile, reader));
        model.put("submitted", submitted);
        model.put("qr", QrCode.of(application.number()));
        model.put("printedAt", moments.at(clock.instant()));
        return pdf.make("file", reader, model);
    }

    /**
     * What was submitted last and when, with the name, size and SHA-256 of each file, as a tagged PDF.
     *
     * @param reader French or English
     * @throws NotFound while nothing is submitted
     */
    public byte[] receipt(ApplicationId id, Locale reader) {
        var receipt = admissions.receipt(id).orElseThrow(NotFound::new);
        ApplicationSummary application = admissions.get(id);
        var account = accounts.get(application.account());
        var training = catalogue.get(application.training());

        var model = new HashMap<String, Object>();
        model.put("application", application);
        model.put("candidate", account.firstName() + " " + account.lastName());
        model.put("userId", account.userId());
        model.put("training", training);
        model.put("centre", catalogue.centre(training.centreCode()));
        model.put("paper", application.mode() == ApplicationMode.PAPER);
        model.put("receipt", receipt);
        model.put("moments", new MomentWords(reader, clock.getZone()));
        model.put("qr", QrCode.of(application.number()));
        return pdf.make("receipt", reader, model);
    }

    private static List<Line> lines(ApplicationStatus status, List<DocumentSummary> documents) {
        return documents.stream()
                .map(document -> new Line(
                        document,
                        status == ApplicationStatus.IN_PREPARATION && document.status() == DocumentStatus.PENDING
                                || document.status() == DocumentStatus.REJECTED))
                .toList();
    }
}
