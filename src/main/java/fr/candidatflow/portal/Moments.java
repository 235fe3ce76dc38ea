package fr.candidatflow.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words, with the zone that they are given in. */
public record Moments(ZoneId zone) {

    /** Null stays null. */
    public String format(Instant instant, Locale language) {
        if (instant == null) {
            return null;
        }
        String day = day(instant, language);
        String time = DateWords.time(LocalTime.ofInstant(instant, zone), language);
        return DateWords.english(language)
                ? day + " at " + time + " (Paris time)"
                : day + " à " + time + " (heure de Paris)";
    }

    /** The day alone, where a postmark counts and not an hour. */
    public String day(Instant instant, Locale language) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return DateTimeFormatter.ofPattern("EEEE ", language).format(day) + DateWords.day(day, language);
    }
}
