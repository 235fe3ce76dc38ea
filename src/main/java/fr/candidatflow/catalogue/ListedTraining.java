package fr.candidatflow.catalogue;

import java.time.LocalDate;
import java.util.UUID;

/** A line of the administrators' list. */
public record ListedTraining(
        UUID id,
        String code,
        String title,
        String domain,
        String centre,
        ApplicationMode mode,
        Integer capacity,
        boolean inService,
        LocalDate opensOn,
        LocalDate closesOn) {}
