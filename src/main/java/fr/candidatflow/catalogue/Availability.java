package fr.candidatflow.catalogue;

import java.time.LocalDate;

/** Whether a training can be applied to (S33). */
public enum Availability {
    OUT_OF_SERVICE,
    NOT_YET_OPEN,
    OPEN,
    CLOSED;

    static Availability on(LocalDate day, boolean inService, TrainingDates dates) {
        if (!inService) {
            return OUT_OF_SERVICE;
        }
        if (day.isBefore(dates.opensOn())) {
            return NOT_YET_OPEN;
        }
        return day.isAfter(dates.closesOn()) ? CLOSED : OPEN;
    }
}
