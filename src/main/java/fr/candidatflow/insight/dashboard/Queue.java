package fr.candidatflow.insight.dashboard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The files that wait with a centre or a commission, and when there will be none if the last {@value #DAYS} days repeat
 * themselves. In these there are always ten days from Monday to Friday, which are taken for working days: holidays are not known.
 *
 * @param code of the centre for reviews, of the commission for opinions and their validations
 * @param centre whose files they are
 * @param oldest since when the first of these waits, and the instance of its process; null for none
 * @param overdue of those waiting, the ones whose due date has passed
 * @param done finished in the last {@value #DAYS} days, also on a Sunday
 * @param gone done, or taken away since the application was cancelled, recalled or given back
 * @param arrived in the last {@value #DAYS} days
 * @param pace finished per working day
 * @param work in working days at that pace, if nothing more arrived; null when nobody works
 * @param emptyOn null unless the queue gets shorter
 */
record Queue(
        Work kind,
        String code,
        String label,
        String centre,
        long waiting,
        Instant oldest,
        String oldestInstance,
        long overdue,
        long done,
        long gone,
        long arrived,
        double pace,
        Double work,
        Outlook outlook,
        LocalDate emptyOn) {

    static final int DAYS = 14;

    private static final double WORKING_DAYS = 10;

    enum Outlook {
        EMPTY,
        /** Nothing was finished. */
        IDLE,
        /** At least as many arrive as go. */
        GROWING,
        SHRINKING
    }

    static Queue of(
            Work kind,
            String code,
            String label,
            String centre,
            long waiting,
            Instant oldest,
            String oldestInstance,
            long overdue,
            long done,
            long gone,
            long arrived,
            LocalDate today) {
        double pace = done / WORKING_DAYS;
        var outlook = outlook(waiting, done, gone, arrived);
        return new Queue(
                kind,
                code,
                label,
                centre,
                waiting,
                oldest,
                oldestInstance,
                overdue,
                done,
                gone,
                arrived,
                pace,
                done == 0 ? null : waiting / pace,
                outlook,
                outlook == Outlook.SHRINKING
                        ? later(today, (long) Math.ceil(waiting * WORKING_DAYS / (gone - arrived)))
                        : null);
    }

    private static Outlook outlook(long waiting, long done, long gone, long arrived) {
        if (waiting == 0) {
            return Outlook.EMPTY;
        }
        if (done == 0) {
            return Outlook.IDLE;
        }
        return arrived >= gone ? Outlook.GROWING : Outlook.SHRINKING;
    }

    /** The day on which the last of so many working days after today ends. */
    private static LocalDate later(LocalDate today, long workingDays) {
        var day = today;
        for (long left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
