package fr.candidatflow.application;

/**
 * The published side of a training's seats.
 *
 * @param offered without an answer yet
 * @param waiting on the waiting list
 */
public record SeatCounts(long offered, long confirmed, long waiting) {

    public static final SeatCounts NONE = new SeatCounts(0, 0, 0);
}
