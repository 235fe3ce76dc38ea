package fr.candidatflow.catalogue;

import java.util.UUID;

/** A line of the offer: what the tree shows of a training, read with one query for all of them. */
record OfferedTraining(
        UUID id,
        String code,
        String title,
        String domain,
        String centreCode,
        String centre,
        ApplicationMode mode,
        Integer capacity,
        boolean inService,
        TrainingDates dates) {}
