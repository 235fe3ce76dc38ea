package fr.candidatflow.application.letter;

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

/** The candidate's own letter, in the language of the pages. */
@Controller
class CandidateLetterController {

    private final ApplicationService applications;
    private final Letters letters;

    CandidateLetterController(ApplicationService applications, Letters letters) {
        this.applications = applications;
        this.letters = letters;
    }

    /** {@link fr.candidatflow.portal.NotFound} while there is none. */
    @GetMapping("/applications/{number}/letter.pdf")
    ResponseEntity<byte[]> letter(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Locale reader) {
        var application = applications.get(candidate.accountId(), number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("candidatflow-" + number + "-letter.pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(letters.pdf(application.id(), reader));
    }
}
