package fr.candidatflow.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words, with the zone that they are given in. */
public record Moments(ZoneId zone) {

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' H'\u00a0h\u00a0'mm '(heure de Paris)'", Locale.FRENCH);
    private static final DateTimeFormatter FRENCH_FIRST =
            DateTimeFormatter.ofPattern("'1er' MMMM yyyy 'à' H'\u00a0h\u00a0'mm '(heure de Paris)'", Locale.FRENCH);
    private static final DateTimeFormatter FRENCH_DAY = DateTimeFormatter.ofPattern("EEEE ", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'at' HH:mm '(Paris time)'", Locale.UK);

    /** Null stays null. */
    public String format(Instant instant, Locale language) {
        if (instant == null) {
            return null;
        }
        ZonedDateTime time = instant.atZone(zone);
        if (language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return ENGLISH.format(time);
        }
        return FRENCH_DAY.format(time) + (time.getDayOfMonth() == 1 ? FRENCH_FIRST : FRENCH).format(time);
    }
}
