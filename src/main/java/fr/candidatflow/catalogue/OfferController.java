package fr.candidatflow.catalogue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The offer (S29-S33), open to everybody: one looks before one has an account. */
@Controller
class OfferController {

    private static final int MAX_FILTER = 200;

    /** What the row of a training says, by its id. */
    record Row(String state, boolean open, String capacity, boolean paper) {}

    private final CurrentOffer current;
    private final TakenSeats seats;
    private final TrainingWords words;

    OfferController(CurrentOffer current, TakenSeats seats, TrainingWords words) {
        this.current = current;
        this.seats = seats;
        this.words = words;
    }

    /** Without a filter one branch may be unfolded; a branch or a page that does not exist is a folded tree or the last page. */
    @GetMapping("/trainings")
    String offer(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String centre,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String page,
            Locale language,
            Model model) {
        var filter = q.strip().substring(0, Math.min(q.strip().length(), MAX_FILTER));
        int number = page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
        var offer = filter.isEmpty()
                ? OfferPage.tree(current.get(), centre, domain, number)
                : OfferPage.found(current.get(), filter, number);
        model.addAttribute("offer", offer);
        model.addAttribute("centre", centre);
        model.addAttribute("domain", domain);
        model.addAttribute("rows", rows(offer, language));
        return "catalogue/offer";
    }

    private Map<UUID, Row> rows(OfferPage offer, Locale language) {
        var taken = seats.of(offer.visible().stream()
                .filter(training -> training.capacity() != null)
                .map(training -> new TrainingId(training.id()))
                .collect(Collectors.toSet()));
        var rows = new HashMap<UUID, Row>();
        for (var training : offer.visible()) {
            boolean full = training.capacity() != null
                    && taken.getOrDefault(new TrainingId(training.id()), 0) >= training.capacity();
            rows.put(
                    training.id(),
                    new Row(
                            words.state(training.inService(), training.dates(), full, language),
                            words.open(training.inService(), training.dates()),
                            words.capacity(training.capacity(), language),
                            training.mode() == ApplicationMode.PAPER));
        }
        return rows;
    }
}
