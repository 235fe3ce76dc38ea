package fr.candidatflow.catalogue;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A training's days, all inclusive, to 23:59:59 Europe/Paris (decision 10). {@code publishesOn} may be null: an opinion is
 * then published as soon as it is validated.
 */
@Embeddable
public record TrainingDates(
        LocalDate opensOn,
        LocalDate closesOn,
        LocalDate returnOn,
        LocalDate publishesOn,
        LocalDate answerOn,
        LocalDate waitingListClosesOn) {

    /** Throws {@link DatesOutOfOrder} unless each step may follow the one before. */
    void refuseDisorder() {
        disorder().stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
    }

    /** Every pair of dates that contradict each other; empty when each step may follow the one before. */
    public List<DatesOutOfOrder> disorder() {
        var problems = new ArrayList<DatesOutOfOrder>();
        compare("closing", closesOn, "opening", opensOn, problems);
        compare("return", returnOn, "closing", closesOn, problems);
        compare("publication", publishesOn, "return", returnOn, problems);
        compare("answer", answerOn, "publication", publishesOn, problems);
        compare("answer", answerOn, "return", returnOn, problems);
        compare("waiting list", waitingListClosesOn, "answer", answerOn, problems);
        return problems;
    }

    /** As {@link #disorder()}, and each day within the campaign. */
    public List<DatesOutOfOrder> disorder(LocalDate campaignStart, LocalDate campaignEnd) {
        var problems = new ArrayList<>(disorder());
        compare("opening", opensOn, "campaign start", campaignStart, problems);
        compare("campaign end", campaignEnd, "waiting list", waitingListClosesOn, problems);
        return problems;
    }

    private static void compare(
            String later, LocalDate laterDay, String earlier, LocalDate earlierDay, List<DatesOutOfOrder> problems) {
        if (laterDay != null && earlierDay != null && laterDay.isBefore(earlierDay)) {
            problems.add(new DatesOutOfOrder(later, laterDay, earlier, earlierDay));
        }
    }
}
