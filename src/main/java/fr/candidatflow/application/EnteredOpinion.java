package fr.candidatflow.application;

import java.time.Instant;

/**
 * An opinion as the commission sees it.
 *
 * @param rank null unless the opinion is the waiting list
 * @param comment of who entered it, may be null
 * @param validatedBy null until a second person has approved it
 * @param validationComment of who approved it or sent it back, may be null
 */
public record EnteredOpinion(
        Opinion opinion,
        Integer rank,
        String comment,
        String enteredBy,
        Instant enteredAt,
        String validatedBy,
        String validationComment) {}
