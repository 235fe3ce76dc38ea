package fr.candidatflow.application.page;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.FileResponse;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The documents of an application: add, remove, view, download (S38, S39), and "not concerned" with its sworn statement (S42). */
@Controller
@RequestMapping("/applications/{number}/documents")
class ApplicationDocumentController {

    private final ApplicationService service;
    private final CatalogueService catalogue;
    private final FileResponse fileResponse;
    private final SummaryPage summaryPage;
    private final ApplicationPages pages;
    private final MessageSource messages;

    ApplicationDocumentController(
            ApplicationService service,
            CatalogueService catalogue,
            FileResponse fileResponse,
            SummaryPage summaryPage,
            ApplicationPages pages,
            MessageSource messages) {
        this.service = service;
        this.catalogue = catalogue;
        this.fileResponse = fileResponse;
        this.summaryPage = summaryPage;
        this.pages = pages;
        this.messages = messages;
    }

    /** Leads back what asks for the address of a form that was sent. */
    @GetMapping
    String documents(@PathVariable String number) {
        return "redirect:/applications/" + number + "#documents";
    }

    @GetMapping("/{code}")
    String document(@PathVariable String number, @PathVariable String code) {
        return card(number, code);
    }

    /**
     * Deposits every file that was chosen. Each stands for itself: what is taken stays taken, what is refused comes back with its
     * reason at its document.
     *
     * @param files by document's code; a browser sends a field without a file as a file without a name
     */
    @PostMapping
    String depositAll(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @RequestParam Map<String, MultipartFile> files,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var taken = new ArrayList<String>();
        var others = new LinkedHashSet<ApplicationSummary>();
        var refusals = new LinkedHashMap<String, String>();
        var documents = service.documents(candidate.accountId(), number);
        for (DocumentSummary document : documents) {
            MultipartFile file = files.get(document.code());
            if (file != null && StringUtils.hasText(file.getOriginalFilename())) {
                try {
                    others.addAll(deposit(candidate, number, document.code(), file));
                    taken.add(document.label().in(locale));
                } catch (BrokenRule | ConcurrencyFailureException refused) {
                    refusals.put(document.code(), pages.text(refused, locale));
                }
            }
        }
        if (taken.isEmpty() && refusals.isEmpty()) {
            documents.stream()
                    .filter(DocumentSummary::awaited)
                    .findFirst()
                    .ifPresent(first -> refusals.put(
                            first.code(), messages.getMessage("application.documents.none-chosen", null, locale)));
        }
        if (!taken.isEmpty()) {
            String labels = String.join(", ", taken);
            String here =
                    messages.getMessage("application.documents.deposited", new Object[] {taken.size(), labels}, locale);
            String notice = here + also("deposited", others, locale);
            if (refusals.isEmpty()) {
                next.addFlashAttribute("notice", notice);
            } else {
                model.addAttribute("notice", notice);
            }
        }
        if (refusals.isEmpty()) {
            return "redirect:/applications/" + number;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return summaryPage.show(candidate.accountId(), number, refusals, model);
    }

    /**
     * Deposits one file at once, for documents.js: the answer is what changes on the page, as the server draws it, and a refusal
     * is part of it.
     */
    @PostMapping("/{code}")
    String deposit(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            @RequestParam(required = false) MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var refusals = new HashMap<String, String>();
        try {
            var others = deposit(candidate, number, code, file);
            model.addAttribute("notice", notice("deposited", others, locale));
        } catch (BrokenRule | ConcurrencyFailureException refused) {
            refusals.put(code, pages.text(refused, locale));
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        summaryPage.show(candidate.accountId(), number, refusals, model);
        model.addAttribute("code", code);
        return "application/deposit";
    }

    private List<ApplicationSummary> deposit(
            CandidatePrincipal candidate, String number, String code, MultipartFile file) throws IOException {
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            return service.deposit(
                    candidate.accountId(),
                    number,
                    code,
                    file == null ? null : file.getOriginalFilename(),
                    content,
                    file == null ? 0 : file.getSize());
        }
    }

    @PostMapping("/{code}/removal")
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

    @GetMapping("/{code}/file")
    void view(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            HttpServletResponse response)
            throws IOException {
        fileResponse.preview(service.file(candidate.accountId(), number, code), response);
    }

    @GetMapping("/{code}/download")
    void download(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @PathVariable String code,
            HttpServletResponse response)
            throws IOException {
        fileResponse.download(service.file(candidate.accountId(), number, code), response);
    }

    @GetMapping("/{code}/not-concerned")
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

    @PostMapping("/{code}/not-concerned")
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

    @PostMapping("/{code}/concerned")
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
        return messages.getMessage("application.document." + verb, null, locale) + also(verb, others, locale);
    }

    private String also(String verb, Collection<ApplicationSummary> others, Locale locale) {
        if (others.isEmpty()) {
            return "";
        }
        String titles = others.stream()
                .map(other -> catalogue.get(other.training()).title())
                .distinct()
                .collect(Collectors.joining(", "));
        return " " + messages.getMessage("application.document." + verb + ".others", new Object[] {titles}, locale);
    }

    private static String card(String number, String code) {
        return "redirect:/applications/" + number + "#document-" + code;
    }
}
