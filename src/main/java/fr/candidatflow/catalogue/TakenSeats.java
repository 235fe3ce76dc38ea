package fr.candidatflow.catalogue;

import java.util.Collection;
import java.util.Map;

/** What only the applications know of a training: how many of its seats are taken. */
public interface TakenSeats {

    /**
     * Confirmed, or offered and waiting for the answer. What a commission has decided and not published yet does not count: it
     * is nobody's to know (decision 11).
     *
     * @return by training; one without taken seats is missing
     */
    Map<TrainingId, Integer> of(Collection<TrainingId> trainings);
}
