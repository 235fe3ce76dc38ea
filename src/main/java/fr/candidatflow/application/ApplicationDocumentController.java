package fr.candidatflow.application;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.FileRefused;
import fr.candidatflow.document.FileResponse;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One document of an application: add, remove, view, download (S38, S39), and "not concerned" with its sworn statement (S42). */
@Controller
@RequestMapping("/applications/{number}/documents/{code}")
class ApplicationDocumentController {

    private final ApplicationService service;
    private final CatalogueService catalogue;
    private final FileResponse fileResponse;
    private final ApplicationPages pages;
    private final MessageSource messages;

    ApplicationDocumentController(
            ApplicationService service,
            CatalogueService catalogue,
            FileResponse fileResponse,
            ApplicationPages pages,
            MessageSource messages) {
        this.service = service;
        this.catalogue = catalogue;
        this.fileResponse = fileResponse;
        this.pages = pages;
        this.messages = messages;
    }

    /** A refused file comes back at its document; a refusal that is not about the file at the top of the page. */
    @PostMapping
    String deposit(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            @RequestParam(required = false) MultipartFile file,
            RedirectAttributes next,
            Locale locale)
            throws IOException {
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            var others = service.deposit(
                    candidate.accountId(),
                    number,
                    code,
                    file == null ? null : file.getOriginalFilename(),
                    content,
                    file == null ? 0 : file.getSize());
            next.addFlashAttribute("notice", notice("deposited", others, locale));
            return card(number, code);
        } catch (FileRefused refused) {
            next.addFlashAttribute("documentRefusals", Map.of(code, pages.text(refused, locale)));
            return "redirect:/applications/" + number;
        }
    }

    @PostMapping("/removal")
    String remove(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            RedirectAttributes next,
            Locale locale) {
        var others = service.remove(candidate.accountId(), number, code);
        next.addFlashAttribute("notice", notice("removed", others, locale));
        return card(number, code);
    }

    @GetMapping("/file")
    void view(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            HttpServletResponse response)
            throws IOException {
        fileResponse.preview(service.file(candidate.accountId(), number, code), response);
    }

    @GetMapping("/download")
    void download(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            HttpServletResponse response)
            throws IOException {
        fileResponse.download(service.file(candidate.accountId(), number, code), response);
    }

    @GetMapping("/not-concerned")
    String askNotConcerned(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            Model model) {
        var application = service.get(candidate.accountId(), number);
        model.addAttribute("view", new ApplicationView(application, catalogue.get(application.training())));
        model.addAttribute(
                "document",
                service.documents(candidate.accountId(), number).stream()
                        .filter(document -> document.code().equals(code) && document.notConcernedAllowed())
                        .findFirst()
                        .orElseThrow(NotFound::new));
        return "application/not-concerned";
    }

    @PostMapping("/not-concerned")
    String declareNotConcerned(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            RedirectAttributes next,
            Locale locale) {
        service.declareNotConcerned(candidate.accountId(), number, code);
        next.addFlashAttribute("notice", notice("not-concerned.done", List.of(), locale));
        return card(number, code);
    }

    @PostMapping("/concerned")
    String revertNotConcerned(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            RedirectAttributes next,
            Locale locale) {
        service.revertNotConcerned(candidate.accountId(), number, code);
        next.addFlashAttribute("notice", notice("concerned.done", List.of(), locale));
        return card(number, code);
    }

    /** What has just happened, also in the candidate's other applications. */
    private String notice(String verb, List<ApplicationSummary> others, Locale locale) {
        String here = messages.getMessage("application.document." + verb, null, locale);
        if (others.isEmpty()) {
            return here;
        }
        String titles = others.stream()
                .map(other -> catalogue.get(other.training()).title())
                .collect(Collectors.joining(", "));
        return here + " "
                + messages.getMessage("application.document." + verb + ".others", new Object[] {titles}, locale);
    }

    private static String card(String number, String code) {
        return "redirect:/applications/" + number + "#document-" + code;
    }
}
