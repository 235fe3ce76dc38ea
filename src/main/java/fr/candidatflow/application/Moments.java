package fr.candidatflow.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Deadlines as a candidate reads them: day and time in Paris, in the language of the page. */
public final class Moments {

    private final DateTimeFormatter moment;
    private final DateTimeFormatter day;

    public Moments(Locale locale, ZoneId zone) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        // Unbreakable spaces: a time is not torn apart at the end of a line.
        moment = DateTimeFormatter.ofPattern(
                        english ? "d\u00a0MMMM\u00a0uuuu 'at' HH:mm" : "d\u00a0MMMM\u00a0uuuu 'à' HH\u00a0'h'\u00a0mm",
                        locale)
                .withZone(zone);
        day = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0uuuu", locale).withZone(zone);
    }

    public String at(Instant instant) {
        return moment.format(instant);
    }

    /** The day alone, where a postmark counts and not an hour. */
    public String dayOf(Instant instant) {
        return day.format(instant);
    }

    public String on(LocalDate date) {
        return day.format(date);
    }
}
