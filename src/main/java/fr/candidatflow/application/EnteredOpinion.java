package fr.candidatflow.application;

import java.time.Instant;

/**
 * An opinion as the commission sees it.
 *
 * @param rank null unless the opinion is the waiting list
 * @param reason code of the list of reasons; null unless the opinion is unfavourable
 * @param interviewAt what a preselection proposes, else null; {@code interviewPlace} likewise
 * @param comment of who entered it, may be null
 * @param validatedBy null until a second person has approved it
 * @param validationComment of who approved it or sent it back, may be null
 */
public record EnteredOpinion(
        Opinion opinion,
        Integer rank,
        String reason,
        Instant interviewAt,
        String interviewPlace,
        String comment,
        String enteredBy,
        Instant enteredAt,
        String validatedBy,
        String validationComment) {}
