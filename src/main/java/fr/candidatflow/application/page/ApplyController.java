package fr.candidatflow.application.page;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.NotEligible;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The guide's confirmation window (S34): what is chosen, yes or no, or why not. */
@Controller
@RequestMapping("/trainings/{code}/application")
class ApplyController {

    private final ApplicationService service;
    private final AdmissionService admission;
    private final CatalogueService catalogue;
    private final WhyNotEligible whyNot;
    private final MessageSource messages;

    ApplyController(
            ApplicationService service,
            AdmissionService admission,
            CatalogueService catalogue,
            WhyNotEligible whyNot,
            MessageSource messages) {
        this.service = service;
        this.admission = admission;
        this.catalogue = catalogue;
        this.whyNot = whyNot;
        this.messages = messages;
    }

    /** The trainings are open to everybody; to apply one signs in, and comes back here. */
    @ModelAttribute
    void signedIn(@AuthenticationPrincipal CandidatePrincipal candidate) {
        if (candidate == null || candidate.getAuthorities().isEmpty()) {
            throw new AccessDeniedException("Only a candidate applies");
        }
    }

    @ModelAttribute("training")
    TrainingSummary training(@PathVariable String code) {
        return catalogue.findByCode(code).orElseThrow(NotFound::new);
    }

    @GetMapping
    String ask(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("training") TrainingSummary training,
            Model model,
            Locale locale) {
        try {
            service.check(candidate.accountId(), training);
        } catch (NotEligible refused) {
            whyNot.tell(refused, candidate.accountId(), training, model, locale);
        }
        return "application/apply";
    }

    @PostMapping
    String apply(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("training") TrainingSummary training,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            var id = service.open(candidate.accountId(), training.id());
            next.addFlashAttribute("notice", messages.getMessage("application.opened", null, locale));
            return "redirect:/applications/" + admission.get(id).number();
        } catch (NotEligible refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            whyNot.tell(refused, candidate.accountId(), training, model, locale);
            return "application/apply";
        }
    }
}
