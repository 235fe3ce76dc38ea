package fr.candidatflow.simulation;

import fr.candidatflow.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time of one run, and what is planned in it.
 *
 * @param until the last moment; what is planned for later never happens
 */
record Campaign(long seed, Instant from, Instant until, MovableClock clock, Agenda agenda) {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime BEDTIME = LocalTime.of(1, 0);

    Draw draw(String person) {
        return new Draw(seed, person);
    }

    Instant now() {
        return clock.instant();
    }

    ZoneId zone() {
        return clock.getZone();
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone());
    }

    void plan(Instant at, Runnable what) {
        agenda.plan(at, what);
    }

    /** Some time from now, and not while the candidate sleeps. */
    void plan(Duration delay, Draw draw, Runnable what) {
        plan(awake(now().plus(delay), draw), what);
    }

    /** The moment itself, or some time in the morning after. */
    Instant awake(Instant moment, Draw draw) {
        var at = moment.atZone(zone());
        var time = at.toLocalTime();
        boolean asleep = !time.isBefore(BEDTIME) && time.isBefore(MORNING);
        return asleep ? at.with(MORNING).plusMinutes(draw.between(0, 150)).toInstant() : moment;
    }
}
