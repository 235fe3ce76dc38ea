package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The offer (S29-S33), open to everybody: one looks before one has an account. */
@Controller
class TrainingController {

    private static final int MAX_FILTER = 200;

    private final CatalogueService catalogue;
    private final TrainingWords words;

    TrainingController(CatalogueService catalogue, TrainingWords words) {
        this.catalogue = catalogue;
        this.words = words;
    }

    @GetMapping("/trainings")
    String offer(@RequestParam(name = "q", defaultValue = "") String q, Locale language, Model model) {
        var filter = q.strip().substring(0, Math.min(q.strip().length(), MAX_FILTER));
        model.addAttribute("filter", filter);
        model.addAttribute("offer", OfferTree.of(catalogue.offer(), filter, words, language));
        return "catalogue/offer";
    }

    @GetMapping("/trainings/{code}")
    String training(@PathVariable String code, Locale language, Model model) {
        var training = catalogue.findByCode(code).orElseThrow(NotFound::new);
        var availability = catalogue.availability(training);
        model.addAttribute("training", training);
        model.addAttribute("centre", catalogue.centre(training.centreCode()));
        model.addAttribute("documents", catalogue.requiredDocuments(training.id()));
        model.addAttribute("capacity", words.capacity(training.capacity(), language));
        model.addAttribute("state", words.state(availability, training.dates(), language));
        model.addAttribute("open", availability == Availability.OPEN);
        model.addAttribute("dates", dates(training.dates(), language));
        return "catalogue/training";
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
