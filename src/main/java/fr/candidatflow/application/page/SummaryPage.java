package fr.candidatflow.application.page;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.ReviewClaims;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one application as it stands now; a refused deposit is answered with it, too. */
@Component
class SummaryPage {

    private final ApplicationService service;
    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final DocumentStore store;
    private final CandidateTasks tasks;
    private final Timelines timelines;
    private final Offers offers;
    private final ReviewClaims claims;
    private final MessageSource messages;
    private final Clock clock;

    SummaryPage(
            ApplicationService service,
            AdmissionService admissions,
            CatalogueService catalogue,
            DocumentStore store,
            CandidateTasks tasks,
            Timelines timelines,
            Offers offers,
            ReviewClaims claims,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.store = store;
        this.tasks = tasks;
        this.timelines = timelines;
        this.offers = offers;
        this.claims = claims;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Puts everything that the page shows into the model.
     *
     * @param refusals by document's code, why its file was refused just now
     * @return the view's name
     */
    String show(AccountId account, String number, Map<String, String> refusals, Model model) {
        Instant now = clock.instant();
        ApplicationSummary application = service.get(account, number);
        var view = new ApplicationView(application, catalogue.get(application.training()));
        List<DocumentView> documents = documents(account, view, refusals);
        model.addAttribute("view", view);
        model.addAttribute("documents", documents);
        model.addAttribute("documentsOpen", view.documentsOpen(now));
        model.addAttribute("centre", catalogue.centre(view.training().centreCode()));
        model.addAttribute("tasks", tasks.of(application.id()));
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("timeline", timelines.of(view, locale));
        model.addAttribute("offer", offers.of(account, view, locale));
        model.addAttribute(
                "queue",
                view.onWaitingList()
                        ? service.waitingListPosition(account, number).orElse(null)
                        : null);
        model.addAttribute(
                "interview",
                application.status() == ApplicationStatus.COMPLETE
                        ? admissions.interview(application.id()).orElse(null)
                        : null);
        model.addAttribute(
                "refusalReason",
                admissions
                        .publishedReason(application.id())
                        .map(reason -> reason.in(locale))
                        .orElse(null));
        model.addAttribute("recallable", recallable(view));
        model.addAttribute("maxMegabytes", store.maxMegabytes());
        model.addAttribute("acceptedTypes", DocumentStore.acceptedTypes());
        return "application/summary";
    }

    private List<DocumentView> documents(AccountId account, ApplicationView view, Map<String, String> refusals) {
        boolean open = view.documentsOpen(clock.instant());
        var shared = service.shared(account, view.application().number());
        return service.documents(account, view.application().number()).stream()
                .map(document -> {
                    StoredFile file = document.file() == null ? null : store.info(document.file());
                    List<String> alsoIn = shared.getOrDefault(document.file(), List.of()).stream()
                            .map(training -> catalogue.get(training).title())
                            .toList();
                    return new DocumentView(document, file, alsoIn, view, open, refusals.get(document.code()));
                })
                .toList();
    }

    /** Only while a recall would work. */
    boolean recallable(ApplicationView view) {
        return view.recallable(clock.instant())
                && !claims.claimed(view.application().id());
    }

    /** What is said of a file that the server did not even read. */
    String tooLarge(Locale locale) {
        return messages.getMessage("document.refused.too-big", new Object[] {store.maxMegabytes()}, locale);
    }
}
