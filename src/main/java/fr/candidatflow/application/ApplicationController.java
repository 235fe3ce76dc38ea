package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The candidate's applications: the list, the summary screen of each (S35, S51, S57), and the ways out of one. */
@Controller
@RequestMapping("/applications")
class ApplicationController {

    private final ApplicationService service;
    private final CatalogueService catalogue;
    private final DocumentStore store;
    private final CandidateTasks tasks;
    private final MessageSource messages;
    private final Clock clock;

    ApplicationController(
            ApplicationService service,
            CatalogueService catalogue,
            DocumentStore store,
            CandidateTasks tasks,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.catalogue = catalogue;
        this.store = store;
        this.tasks = tasks;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        model.addAttribute(
                "applications",
                service.list(candidate.accountId()).stream().map(this::view).toList());
        return "application/list";
    }

    /** @param tooLarge the document whose file was too large even to be read, see {@link OversizedUploadFilter} */
    @GetMapping("/{number}")
    String summary(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @RequestParam(name = "too-large", required = false) String tooLarge,
            Model model,
            Locale locale) {
        Instant now = clock.instant();
        ApplicationView view = view(service.get(candidate.accountId(), number));
        @SuppressWarnings("unchecked")
        var refusals = (Map<String, String>) model.asMap().getOrDefault("documentRefusals", Map.of());
        if (tooLarge != null) {
            refusals = Map.of(
                    tooLarge,
                    messages.getMessage("document.refused.too-big", new Object[] {store.maxMegabytes()}, locale));
        }
        List<DocumentView> documents =
                documents(candidate.accountId(), number, view, view.documentsOpen(now), refusals);
        model.addAttribute("view", view);
        model.addAttribute("documents", documents);
        model.addAttribute("documentsOpen", view.documentsOpen(now));
        model.addAttribute("allIn", documents.stream().noneMatch(DocumentView::missing));
        model.addAttribute("centre", catalogue.centre(view.training().centreCode()));
        model.addAttribute("tasks", tasks.of(view.application().id()));
        model.addAttribute("recallable", view.recallable(now));
        model.addAttribute("maxMegabytes", store.maxMegabytes());
        model.addAttribute("acceptedTypes", DocumentStore.acceptedTypes());
        return "application/summary";
    }

    private List<DocumentView> documents(
            AccountId account, String number, ApplicationView view, boolean changeable, Map<String, String> refusals) {
        return service.documents(account, number).stream()
                .map(document -> {
                    StoredFile file = document.file() == null ? null : store.info(document.file());
                    return new DocumentView(document, file, changeable, view.paper(), refusals.get(document.code()));
                })
                .toList();
    }

    @GetMapping("/{number}/cancellation")
    String askCancellation(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Model model) {
        return confirmation(candidate, number, "cancellation", model);
    }

    @PostMapping("/{number}/cancellation")
    String cancel(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            RedirectAttributes next,
            Locale locale) {
        service.cancel(candidate.accountId(), number);
        return done("application.cancellation.done", number, next, locale);
    }

    @GetMapping("/{number}/recall")
    String askRecall(@AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Model model) {
        return confirmation(candidate, number, "recall", model);
    }

    @PostMapping("/{number}/recall")
    String recall(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            RedirectAttributes next,
            Locale locale) {
        service.recall(candidate.accountId(), number);
        return done("application.recall.done", number, next, locale);
    }

    @GetMapping("/{number}/waiting-list-departure")
    String askDeparture(
            @AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Model model) {
        return confirmation(candidate, number, "waiting-list-departure", model);
    }

    @PostMapping("/{number}/waiting-list-departure")
    String leaveWaitingList(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            RedirectAttributes next,
            Locale locale) {
        service.leaveWaitingList(candidate.accountId(), number);
        return done("application.waiting-list-departure.done", number, next, locale);
    }

    /** A page that asks before what cannot be undone; its texts start with {@code application.<action>}. */
    private String confirmation(CandidatePrincipal candidate, String number, String action, Model model) {
        model.addAttribute("view", view(service.get(candidate.accountId(), number)));
        model.addAttribute("action", action);
        return "application/confirmation";
    }

    private String done(String message, String number, RedirectAttributes next, Locale locale) {
        next.addFlashAttribute("notice", messages.getMessage(message, null, locale));
        return "redirect:/applications/" + number;
    }

    private ApplicationView view(ApplicationSummary application) {
        return new ApplicationView(application, catalogue.get(application.training()));
    }
}
