package fr.candidatflow.application.page;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.NotEligible;
import fr.candidatflow.catalogue.TrainingSummary;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Tells a page why its candidate may not apply to a training, and the way out. */
@Component
class WhyNotEligible {

    private final ApplicationService service;
    private final ApplicationPages pages;

    WhyNotEligible(ApplicationService service, ApplicationPages pages) {
        this.service = service;
        this.pages = pages;
    }

    void tell(NotEligible refused, AccountId candidate, TrainingSummary training, Model model, Locale locale) {
        model.addAttribute("refusal", pages.text(refused, locale));
        model.addAttribute("profileIncomplete", refused.reason().startsWith("profile-incomplete"));
        service.list(candidate).stream()
                .filter(application -> application.training().equals(training.id())
                        && application.status() != ApplicationStatus.CANCELLED)
                .findFirst()
                .ifPresent(application -> model.addAttribute("existing", application.number()));
    }
}
