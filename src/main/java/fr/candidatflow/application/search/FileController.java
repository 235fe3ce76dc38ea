package fr.candidatflow.application.search;

import fr.candidatflow.application.print.WholeFiles;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole file of one application, for whoever finds it in the list, from its submission on. */
@Controller
class FileController {

    private final ApplicationSearch search;
    private final Scopes scopes;
    private final WholeFiles files;

    FileController(ApplicationSearch search, Scopes scopes, WholeFiles files) {
        this.search = search;
        this.scopes = scopes;
        this.files = files;
    }

    @GetMapping(ListController.PATH + "/{number}/file.pdf")
    void file(@PathVariable String number, Authentication authentication, HttpServletResponse response)
            throws IOException {
        var found = search.among(scopes.of(StaffMember.of(authentication)), List.of(number)).stream()
                .filter(FoundApplication::submitted)
                .findFirst()
                .orElseThrow(NotFound::new);
        Path pdf = Files.createTempFile("file-", ".pdf");
        try {
            files.write(found.id(), Locale.ENGLISH, pdf);
            response.setContentType(MediaType.APPLICATION_PDF_VALUE);
            response.setContentLengthLong(Files.size(pdf));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline()
                            .filename(FileBundle.name(found))
                            .build()
                            .toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            Files.copy(pdf, response.getOutputStream());
        } finally {
            Files.deleteIfExists(pdf);
        }
    }
}
