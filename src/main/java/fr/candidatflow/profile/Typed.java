package fr.candidatflow.profile;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** What people type, made storable without changing what it says: never upper-cased, never stripped of accents. */
final class Typed {

    private Typed() {}

    /** One line without blanks around it; null when nothing is left. */
    static String line(String value) {
        return value == null ? null : clean(value.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " "));
    }

    /** Several lines, each ended by one line feed as the length limit counts them; null when nothing is left. */
    static String paragraphs(String value) {
        return value == null ? null : clean(value.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\\n]]+", " "));
    }

    private static String clean(String value) {
        String clean = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        return clean.isEmpty() ? null : clean;
    }

    /** Codes and numbers: no blanks at all, capital letters. */
    static String code(String value) {
        String line = line(value);
        return line == null ? null : line.replaceAll("[\\s\\u00A0\\u202F]+", "").toUpperCase(Locale.ROOT);
    }

    /** Null unless it is a whole number of up to four digits. */
    static Integer number(String value) {
        String code = code(value);
        return code != null && code.matches("[0-9]{1,4}") ? Integer.valueOf(code) : null;
    }

    /** Null unless the three make a day of the calendar. */
    static LocalDate date(String day, String month, String year) {
        Integer d = number(day);
        Integer m = number(month);
        Integer y = number(year);
        if (d == null || m == null || y == null) {
            return null;
        }
        try {
            return LocalDate.of(y, m, d);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The constant of that name; null for none. */
    static <E extends Enum<E>> E choice(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        return null;
    }

    /** A hidden version field; one that was tampered with is older than any. */
    static long version(String value) {
        return value != null && value.matches("[0-9]{1,18}") ? Long.parseLong(value) : -1;
    }
}
