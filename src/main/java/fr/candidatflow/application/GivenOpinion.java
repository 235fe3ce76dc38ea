package fr.candidatflow.application;

import java.time.Instant;

/**
 * An opinion as somebody of the commission gives it. What does not belong to its kind is ignored.
 *
 * @param rank of the waiting list, from 1
 * @param reason code of the list of reasons, for an unfavourable opinion
 * @param interviewAt of a preselection, as is {@code interviewPlace}
 * @param comment for the commission only, may be null
 */
public record GivenOpinion(
        Opinion opinion, Integer rank, String reason, Instant interviewAt, String interviewPlace, String comment) {

    public static GivenOpinion favourable(String comment) {
        return new GivenOpinion(Opinion.FAVOURABLE, null, null, null, null, comment);
    }

    public static GivenOpinion waitingList(Integer rank, String comment) {
        return new GivenOpinion(Opinion.WAITING_LIST, rank, null, null, null, comment);
    }

    public static GivenOpinion unfavourable(String reason, String comment) {
        return new GivenOpinion(Opinion.UNFAVOURABLE, null, reason, null, null, comment);
    }

    public static GivenOpinion preselection(Instant at, String place, String comment) {
        return new GivenOpinion(Opinion.PRESELECTION, null, null, at, place, comment);
    }
}
