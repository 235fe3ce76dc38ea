package fr.candidatflow.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Durations as a person says them, in the language of the page. */
public final class DurationWords {

    private final MessageSource messages;
    private final Locale locale;

    public DurationWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** In one unit, rounded: days from two days on, hours from two hours on, else minutes, at least one. */
    public String about(Duration duration) {
        if (duration.compareTo(Duration.ofDays(2)) >= 0) {
            return words("days", Math.round(duration.toMinutes() / (24 * 60.0)));
        }
        if (duration.compareTo(Duration.ofHours(2)) >= 0) {
            return words("hours", Math.round(duration.toSeconds() / 3600.0));
        }
        return words("minutes", Math.max(1, Math.round(duration.toSeconds() / 60.0)));
    }

    /** What is left, never more than there is: days and hours, or hours and minutes. */
    public String left(Duration duration) {
        List<String> parts = new ArrayList<>();
        if (duration.toDays() > 0) {
            parts.add(words("days", duration.toDays()));
        }
        if (duration.toHoursPart() > 0) {
            parts.add(words("hours", duration.toHoursPart()));
        }
        if (duration.toDays() == 0 && duration.toMinutesPart() > 0) {
            parts.add(words("minutes", duration.toMinutesPart()));
        }
        return parts.isEmpty()
                ? messages.getMessage("application.duration.last", null, locale)
                : String.join(" ", parts);
    }

    private String words(String unit, long number) {
        return messages.getMessage("application.duration." + unit, new Object[] {number}, locale);
    }
}
