package fr.candidatflow.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** What people will do, in the order of its time; of two things at one moment, first what was planned first. */
final class Agenda {

    private final Queue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::order));
    private long planned;

    record Act(Instant at, long order, Runnable what) {}

    void plan(Instant at, Runnable what) {
        acts.add(new Act(at, planned++, what));
    }

    /** When the next thing is due; {@link Instant#MAX} when there is none. */
    Instant next() {
        return acts.isEmpty() ? Instant.MAX : acts.peek().at();
    }

    /** Takes out the next thing, which must be there. */
    Act take() {
        return acts.remove();
    }
}
