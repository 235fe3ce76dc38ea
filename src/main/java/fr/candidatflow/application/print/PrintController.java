package fr.candidatflow.application.print;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The candidate's own files to print or to keep, in the language of the pages. */
@Controller
@RequestMapping("/applications/{number}")
class PrintController {

    private final ApplicationService applications;
    private final PrintedFiles files;

    PrintController(ApplicationService applications, PrintedFiles files) {
        this.applications = applications;
        this.files = files;
    }

    @GetMapping("/file.pdf")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Locale reader) {
        var application = applications.get(candidate.accountId(), number);
        return pdf("candidatflow-" + number + ".pdf", files.file(application.id(), reader));
    }

    /** {@link fr.candidatflow.portal.NotFound} while nothing is submitted. */
    @GetMapping("/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Locale reader) {
        var application = applications.get(candidate.accountId(), number);
        return pdf("candidatflow-" + number + "-receipt.pdf", files.receipt(application.id(), reader));
    }

    private static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}
