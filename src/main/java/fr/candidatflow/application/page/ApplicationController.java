package fr.candidatflow.application.page;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.catalogue.CatalogueService;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
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
    private final SummaryPage summaryPage;
    private final MessageSource messages;

    ApplicationController(
            ApplicationService service, CatalogueService catalogue, SummaryPage summaryPage, MessageSource messages) {
        this.service = service;
        this.catalogue = catalogue;
        this.summaryPage = summaryPage;
        this.messages = messages;
    }

    /** What waits for the candidate comes first, the most urgent on top; the rest as it is, the latest first. */
    @GetMapping
    String list(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        var views = service.list(candidate.accountId()).stream()
                .map(this::view)
                .sorted(Comparator.comparing(
                        ApplicationView::toDoUntil, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        model.addAttribute("applications", views);
        model.addAttribute("dated", views.stream().anyMatch(view -> view.next() != null));
        return "application/list";
    }

    /** @param tooLarge the document whose file was too large even to be read, empty for several files together, see {@link OversizedUploadFilter} */
    @GetMapping("/{number}")
    String summary(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @PathVariable String number,
            @RequestParam(name = "too-large", required = false) String tooLarge,
            Model model,
            Locale locale) {
        var refusals = new HashMap<String, String>();
        if ("".equals(tooLarge)) {
            model.addAttribute("refusal", messages.getMessage("application.documents.too-large", null, locale));
        } else if (tooLarge != null) {
            refusals.put(tooLarge, summaryPage.tooLarge(locale));
        }
        return summaryPage.show(candidate.accountId(), number, refusals, model);
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
