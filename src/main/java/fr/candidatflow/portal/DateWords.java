package fr.candidatflow.portal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day and a time as every page and mail writes them: "1er mars 2027" and "9 h 05" in French, "1 March 2027" and "09:05" in English. */
public final class DateWords {

    private static final String DAY = "d MMMM uuuu";
    private static final String FRENCH_TIME = "H'\u00a0h\u00a0'mm";
    private static final String ENGLISH_TIME = "HH:mm";

    private DateWords() {}

    public static String day(LocalDate day, Locale language) {
        String text = DateTimeFormatter.ofPattern(DAY, language).format(day);
        return day.getDayOfMonth() == 1 && !english(language) ? text.replaceFirst("1", "1er") : text;
    }

    public static String time(LocalTime time, Locale language) {
        return DateTimeFormatter.ofPattern(english(language) ? ENGLISH_TIME : FRENCH_TIME, language)
                .format(time);
    }

    static boolean english(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
