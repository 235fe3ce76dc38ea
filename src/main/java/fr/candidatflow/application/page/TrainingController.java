package fr.candidatflow.application.page;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ExpectedDocument;
import fr.candidatflow.application.NotEligible;
import fr.candidatflow.catalogue.Availability;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TakenSeats;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.catalogue.TrainingWords;
import fr.candidatflow.portal.NotFound;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One training, open to everybody; to who is signed in it says what it will ask of them, and why they may not apply. */
@Controller
class TrainingController {

    private final ApplicationService service;
    private final CatalogueService catalogue;
    private final TakenSeats seats;
    private final TrainingWords words;
    private final WhyNotEligible whyNot;

    TrainingController(
            ApplicationService service,
            CatalogueService catalogue,
            TakenSeats seats,
            TrainingWords words,
            WhyNotEligible whyNot) {
        this.service = service;
        this.catalogue = catalogue;
        this.seats = seats;
        this.words = words;
        this.whyNot = whyNot;
    }

    @GetMapping("/trainings/{code}")
    String training(
            @PathVariable String code,
            @AuthenticationPrincipal CandidatePrincipal principal,
            Locale language,
            Model model) {
        var training = catalogue.findByCode(code).orElseThrow(NotFound::new);
        // Who still has to choose a password has no rights yet, and reads what everybody reads.
        var candidate = principal == null || principal.getAuthorities().isEmpty() ? null : principal.accountId();
        model.addAttribute("training", training);
        model.addAttribute("centre", catalogue.centre(training.centreCode()));
        model.addAttribute("capacity", words.capacity(training.capacity(), language));
        model.addAttribute("state", words.state(training.inService(), training.dates(), full(training), language));
        model.addAttribute("dates", dates(training.dates(), language));
        model.addAttribute("signedIn", candidate != null);
        documents(service.documentsExpected(candidate, training), model);
        mayApply(candidate, training, language, model);
        return "application/training";
    }

    private boolean full(TrainingSummary training) {
        return training.capacity() != null
                && seats.of(List.of(training.id())).getOrDefault(training.id(), 0) >= training.capacity();
    }

    private static void documents(List<ExpectedDocument> documents, Model model) {
        model.addAttribute(
                "asked", documents.stream().filter(ExpectedDocument::asked).toList());
        model.addAttribute(
                "undecided",
                documents.stream()
                        .filter(document -> !document.unknown().isEmpty())
                        .toList());
        model.addAttribute(
                "spared",
                documents.stream()
                        .filter(document ->
                                !document.asked() && document.unknown().isEmpty())
                        .toList());
    }

    /** Whoever is not signed in is only told about the training itself. */
    private void mayApply(AccountId candidate, TrainingSummary training, Locale language, Model model) {
        var availability = catalogue.availability(training);
        model.addAttribute("availability", availability.name());
        model.addAttribute("mayApply", availability == Availability.OPEN);
        if (candidate == null) {
            return;
        }
        try {
            service.check(candidate, training);
        } catch (NotEligible refused) {
            model.addAttribute("mayApply", false);
            whyNot.tell(refused, candidate, training, model, language);
        }
    }

    /** By the last part of their message key, in the order in which they come. */
    private Map<String, String> dates(TrainingDates dates, Locale language) {
        var days = new LinkedHashMap<String, LocalDate>();
        days.put("opens-on", dates.opensOn());
        days.put("closes-on", dates.closesOn());
        days.put("return-on", dates.returnOn());
        days.put("publishes-on", dates.publishesOn());
        days.put("answer-on", dates.answerOn());
        days.put("waiting-list-closes-on", dates.waitingListClosesOn());
        var texts = new LinkedHashMap<String, String>();
        days.forEach((name, day) -> {
            if (day != null) {
                texts.put(name, words.day(day, language));
            }
        });
        return texts;
    }
}
