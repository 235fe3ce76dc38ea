package fr.candidatflow.catalogue.administration;

import fr.candidatflow.portal.BrokenRule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.springframework.validation.BindingResult;

/** Turns what an administrator has typed into values; what is none gets its sentence at the field. */
final class Typed {

    private final BindingResult errors;

    Typed(BindingResult errors) {
        this.errors = errors;
    }

    String text(String field, String name, String typed, int longest) {
        if (typed.isBlank()) {
            refuse(field, "Enter %s.".formatted(name));
        } else if (typed.length() > longest) {
            refuse(field, "Enter %s of at most %d characters; this has %d.".formatted(name, longest, typed.length()));
        }
        return typed;
    }

    String code(String field, String typed, String pattern, String rule) {
        if (!typed.matches(pattern)) {
            refuse(field, rule);
        }
        return typed;
    }

    /** Null when nothing was typed, or no date. */
    LocalDate date(String field, String name, String typed, boolean mandatory) {
        try {
            if (!typed.isBlank()) {
                return LocalDate.parse(typed);
            }
            if (mandatory) {
                refuse(field, "Enter the %s date.".formatted(name));
            }
        } catch (DateTimeParseException e) {
            refuse(field, "“%s” is not a date. Write it as 2027-03-31.".formatted(typed));
        }
        return null;
    }

    /** Null when nothing was typed, or no such number. */
    Integer number(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        if (!typed.matches("[0-9]{1,6}") || Integer.parseInt(typed) == 0) {
            refuse(field, "“%s” is not a whole number from 1 to 999999.".formatted(typed));
            return null;
        }
        return Integer.valueOf(typed);
    }

    /** "7, 2" as it stands; null for what is none. */
    List<Integer> numbers(String field, String typed) {
        try {
            return Arrays.stream(typed.split("[,;\\s]+"))
                    .filter(part -> !part.isBlank())
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            refuse(field, "“%s” is not a list of numbers of days, such as 7, 2.".formatted(typed));
            return null;
        }
    }

    void refuse(String field, String sentence) {
        errors.rejectValue(field, "refused", sentence);
    }

    void refuse(String field, BrokenRule rule) {
        refuse(field, rule.getMessage());
    }

    boolean ok() {
        return !errors.hasErrors();
    }

    /** What is no number matches no version. */
    static long version(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : -1;
    }

    static String orEmpty(Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
