package fr.candidatflow.catalogue;

import java.time.LocalDate;

/**
 * A training's days, all inclusive, to 23:59:59 Europe/Paris (decision 10). {@code publishesOn} may be null: an opinion is
 * then published as soon as it is validated.
 */
public record TrainingDates(
        LocalDate opensOn,
        LocalDate closesOn,
        LocalDate returnOn,
        LocalDate publishesOn,
        LocalDate answerOn,
        LocalDate waitingListClosesOn) {}
