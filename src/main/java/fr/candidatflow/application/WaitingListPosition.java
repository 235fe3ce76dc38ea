package fr.candidatflow.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A candidate's place in the queue for a seat, which moves as those ahead are called or leave; the rank that the commission gave
 * does not.
 *
 * @param now 1 for who is called next
 * @param moves the place at the end of each day that changed it, the latest first, down to the day of the publication
 */
public record WaitingListPosition(int now, List<Move> moves) {

    public record Move(LocalDate on, int position) {}

    /**
     * Somebody with a better rank.
     *
     * @param from since when the opinion is published
     * @param called null unless a seat was offered
     * @param closed null unless the application is over
     */
    record Ahead(Instant from, Instant called, Instant closed) {

        boolean waitsAt(Instant moment) {
            return !from.isAfter(moment) && !passed(called, moment) && !passed(closed, moment);
        }

        private static boolean passed(Instant end, Instant moment) {
            return end != null && !end.isAfter(moment);
        }

        private Stream<Instant> moments() {
            return Stream.of(from, called, closed);
        }
    }

    /** @param since when the candidate came on the list */
    static WaitingListPosition of(Instant since, List<Ahead> ahead, Instant now, ZoneId zone) {
        var days = new TreeSet<LocalDate>();
        Stream.concat(Stream.of(since), ahead.stream().flatMap(Ahead::moments))
                .filter(moment -> moment != null && !moment.isBefore(since) && !moment.isAfter(now))
                .map(moment -> moment.atZone(zone).toLocalDate())
                .forEach(days::add);
        var moves = new ArrayList<Move>();
        for (LocalDate day : days) {
            var evening = day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
            var position = position(ahead, evening.isAfter(now) ? now : evening);
            if (moves.isEmpty() || moves.get(0).position() != position) {
                moves.add(0, new Move(day, position));
            }
        }
        return new WaitingListPosition(position(ahead, now), List.copyOf(moves));
    }

    private static int position(List<Ahead> ahead, Instant moment) {
        return 1
                + Math.toIntExact(
                        ahead.stream().filter(one -> one.waitsAt(moment)).count());
    }
}
