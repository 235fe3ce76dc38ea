package fr.candidatflow.application;

import fr.candidatflow.portal.DateWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Deadlines as a candidate reads them: day and time in Paris, in the language of the page. */
public final class MomentWords {

    private final Locale locale;
    private final ZoneId zone;

    public MomentWords(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** With the day of the week, as the mails have it: a deadline on a Sunday is seen at once. */
    public String deadline(Instant instant) {
        return weekday(instant) + at(instant);
    }

    /** The same where a postmark counts. */
    public String lastDay(Instant instant) {
        return weekday(instant) + dayOf(instant);
    }

    private String weekday(Instant instant) {
        return DateTimeFormatter.ofPattern("EEEE\u00a0", locale).format(instant.atZone(zone));
    }

    public String at(Instant instant) {
        ZonedDateTime moment = instant.atZone(zone);
        String between = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? " at " : " à ";
        return on(moment.toLocalDate()) + between + DateWords.time(moment.toLocalTime(), locale);
    }

    /** The day alone, where a postmark counts and not an hour. */
    public String dayOf(Instant instant) {
        return on(LocalDate.ofInstant(instant, zone));
    }

    /** Unbreakable spaces: a date is not torn apart at the end of a line. */
    public String on(LocalDate date) {
        return DateWords.day(date, locale).replace(' ', '\u00a0');
    }
}
