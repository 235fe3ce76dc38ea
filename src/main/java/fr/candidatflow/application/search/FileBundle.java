package fr.candidatflow.application.search;

import fr.candidatflow.application.print.WholeFiles;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The whole files of many applications in one ZIP file, sent as it is made: one PDF at a time, and that on the disk. */
@Service
public class FileBundle {

    /** Applications in one ZIP file. */
    static final int MOST = 200;

    private static final Logger log = LoggerFactory.getLogger(FileBundle.class);
    private static final int LONGEST_NAME = 60;

    private final WholeFiles files;
    private final Audit audit;
    private final TransactionOperations transaction;
    private final Clock clock;

    FileBundle(WholeFiles files, Audit audit, TransactionOperations transaction, Clock clock) {
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    void send(List<FoundApplication> applications, StaffMember staff, HttpServletResponse response) throws IOException {
        String numbers = applications.stream().map(FoundApplication::number).collect(Collectors.joining(", "));
        transaction.executeWithoutResult(status -> audit.record(
                staff.id(), "application", "list", "files taken as ZIP", applications.size() + ": " + numbers));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("applications-" + LocalDate.now(clock) + ".zip")
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        Path pdf = Files.createTempFile("file-", ".pdf");
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            // PDF files are compressed already.
            zip.setLevel(Deflater.BEST_SPEED);
            for (FoundApplication application : applications) {
                boolean made = make(application, pdf);
                zip.putNextEntry(new ZipEntry(made ? name(application) : application.number() + " failed.txt"));
                if (made) {
                    Files.copy(pdf, zip);
                } else {
                    zip.write("The file of this application could not be made. Open the application instead.\n"
                            .getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        } finally {
            Files.deleteIfExists(pdf);
        }
    }

    /** One that fails says so in its place: what was sent cannot be taken back. */
    private boolean make(FoundApplication application, Path pdf) {
        try {
            files.write(application.id(), Locale.ENGLISH, pdf);
            return true;
        } catch (IOException | RuntimeException e) {
            log.error("The file of application {} could not be made", application.id(), e);
            return false;
        }
    }

    /** Letters and digits only, whatever the candidate is called: safe for every disk. */
    static String name(FoundApplication application) {
        String name = Normalizer.normalize(application.candidate(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return application.number() + (name.isEmpty() ? "" : "-" + name) + ".pdf";
    }
}
