package fr.candidatflow.insight.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** From a moment, included, until another, excluded. */
record Period(Instant from, Instant until) {

    /** As long, and ending where this one begins: to say whether it gets better. */
    Period before() {
        return new Period(from.minus(Duration.between(from, until)), from);
    }

    /** What lies wholly in this period and before another day; nothing of it leaves {@code first} and {@code last} the same. */
    Days wholeDays(ZoneId zone, LocalDate before) {
        var begin = from.atZone(zone);
        var first = begin.toLocalDate().atStartOfDay(zone).isBefore(begin)
                ? begin.toLocalDate().plusDays(1)
                : begin.toLocalDate();
        var last = until.atZone(zone).toLocalDate();
        if (before.isBefore(last)) {
            last = before;
        }
        if (!first.isBefore(last)) {
            return new Days(first, from, first, first, first, from);
        }
        var firstMonth =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        var lastMonth = last.withDayOfMonth(1);
        if (!firstMonth.isBefore(lastMonth)) {
            firstMonth = last;
            lastMonth = last;
        }
        return new Days(
                first,
                first.atStartOfDay(zone).toInstant(),
                firstMonth,
                lastMonth,
                last,
                last.atStartOfDay(zone).toInstant());
    }

    /**
     * From the first day, included, until the last, excluded, and the moments when these begin; between them, from the first whole
     * month, included, until the last, excluded.
     */
    record Days(
            LocalDate first, Instant from, LocalDate firstMonth, LocalDate lastMonth, LocalDate last, Instant until) {}
}
