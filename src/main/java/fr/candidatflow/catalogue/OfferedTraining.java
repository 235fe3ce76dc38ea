package fr.candidatflow.catalogue;

/** A line of the offer: what the tree shows of a training, read with one query for all of them. */
record OfferedTraining(
        String code,
        String title,
        String domain,
        String centre,
        ApplicationMode mode,
        Integer capacity,
        boolean inService,
        TrainingDates dates) {}
