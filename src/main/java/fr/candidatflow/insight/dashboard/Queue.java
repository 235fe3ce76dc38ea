package fr.candidatflow.insight.dashboard;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The files that wait with a centre or a commission, and when there will be none if the last {@value #DAYS} days repeat
 * themselves.
 *
 * @param code of the centre for reviews, of the commission for opinions and their validations
 * @param centre whose files they are
 * @param oldest since when the first of these waits, and the instance of its process; null for none
 * @param overdue of those waiting, the ones whose due date has passed
 * @param done finished in the last {@value #DAYS} days, also on a Sunday
 * @param gone done, or taken away since the application was cancelled, recalled or given back
 * @param arrived in the last {@value #DAYS} days
 * @param pace finished per day of those {@value #DAYS} that was a {@link WorkingDays working day}, today counted as one
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
            LocalDate today,
            WorkingDays workingDays) {
        // At least one, for places with weeks of holidays.
        long worked = Math.max(1, workingDays.among(DAYS, today));
        double pace = (double) done / worked;
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
                        ? workingDays.later(today, (long) Math.ceil((double) waiting * worked / (gone - arrived)))
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
}
