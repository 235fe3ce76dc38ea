package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;
import java.time.LocalDate;

/** Two dates of the catalogue contradict each other, such as a return date before the closing date. */
public class DatesOutOfOrder extends BrokenRule {

    private final String later;

    DatesOutOfOrder(String later, LocalDate laterDay, String earlier, LocalDate earlierDay) {
        super(
                "training.dates-out-of-order",
                "The %s date (%s) is before the %s date (%s).".formatted(later, laterDay, earlier, earlierDay),
                laterDay,
                earlierDay);
        this.later = later;
    }

    /** Which date comes too early, such as {@code closing}. */
    public String later() {
        return later;
    }

    static void refuseUnless(String later, LocalDate laterDay, String earlier, LocalDate earlierDay) {
        if (laterDay.isBefore(earlierDay)) {
            throw new DatesOutOfOrder(later, laterDay, earlier, earlierDay);
        }
    }
}
