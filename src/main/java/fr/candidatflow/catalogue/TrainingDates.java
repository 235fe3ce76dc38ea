package fr.candidatflow.catalogue;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

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
        DatesOutOfOrder.refuseUnless("closing", closesOn, "opening", opensOn);
        DatesOutOfOrder.refuseUnless("return", returnOn, "closing", closesOn);
        if (publishesOn != null) {
            DatesOutOfOrder.refuseUnless("publication", publishesOn, "return", returnOn);
            DatesOutOfOrder.refuseUnless("answer", answerOn, "publication", publishesOn);
        }
        DatesOutOfOrder.refuseUnless("answer", answerOn, "return", returnOn);
        DatesOutOfOrder.refuseUnless("waiting list", waitingListClosesOn, "answer", answerOn);
    }
}
