package fr.candidatflow.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the staff is there: Monday to Friday, nine to five at the establishment. Holidays are worked. */
final class WorkingHours {

    private static final LocalTime START = LocalTime.of(9, 0);
    private static final LocalTime END = LocalTime.of(17, 0);

    private final ZoneId zone;

    WorkingHours(ZoneId zone) {
        this.zone = zone;
    }

    /** The moment itself when somebody is there, else the next morning that somebody comes. */
    Instant from(Instant moment) {
        return from(moment.atZone(zone)).toInstant();
    }

    /** So much working time later. */
    Instant after(Instant moment, Duration work) {
        var at = from(moment.atZone(zone));
        var left = work;
        while (true) {
            var untilEvening = Duration.between(at, at.with(END));
            if (left.compareTo(untilEvening) < 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(untilEvening);
            at = from(at.with(END));
        }
    }

    private static ZonedDateTime from(ZonedDateTime moment) {
        var at = moment;
        if (at.toLocalTime().isBefore(START)) {
            at = at.with(START);
        } else if (!at.toLocalTime().isBefore(END)) {
            at = at.plusDays(1).with(START);
        }
        while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
            at = at.plusDays(1).with(START);
        }
        return at;
    }
}
