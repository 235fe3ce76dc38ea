package fr.candidatflow.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words, with the zone that they are given in. */
public record Moments(ZoneId zone) {

    /** Null stays null. */
    public String format(Instant instant, Locale language) {
        if (instant == null) {
            return null;
        }
        ZonedDateTime moment = instant.atZone(zone);
        String day = DateTimeFormatter.ofPattern("EEEE ", language).format(moment)
                + DateWords.day(moment.toLocalDate(), language);
        String time = DateWords.time(moment.toLocalTime(), language);
        return DateWords.english(language)
                ? day + " at " + time + " (Paris time)"
                : day + " à " + time + " (heure de Paris)";
    }
}
