package fr.candidatflow.application.page;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.catalogue.CatalogueService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a candidate reads after a submission and whenever it is to be proved: what was submitted, when, and what comes next. */
@Controller
class ReceiptController {

    private final ApplicationService service;
    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final SummaryPage summaryPage;

    ReceiptController(
            ApplicationService service,
            AdmissionService admissions,
            CatalogueService catalogue,
            SummaryPage summaryPage) {
        this.service = service;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.summaryPage = summaryPage;
    }

    /** A submission that was recalled has no receipt any more: the application's page says how things stand. */
    @GetMapping("/applications/{number}/receipt")
    String receipt(@AuthenticationPrincipal CandidatePrincipal candidate, @PathVariable String number, Model model) {
        ApplicationSummary application = service.get(candidate.accountId(), number);
        var receipt = admissions.receipt(application.id());
        if (receipt.isEmpty()) {
            return "redirect:/applications/" + number;
        }
        var view = new ApplicationView(application, catalogue.get(application.training()));
        model.addAttribute("view", view);
        model.addAttribute("receipt", receipt.get());
        model.addAttribute("recallable", summaryPage.recallable(view));
        return "application/receipt";
    }
}
