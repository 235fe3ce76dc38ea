package fr.candidatflow.profile;

import fr.candidatflow.portal.DateWords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A profile in the words and language of who reads it: from each field's label to its value, in the order of the page. */
@Component
class ProfileText {

    private final MessageSource messages;
    private final SeriesList seriesList;
    private final Clock clock;

    ProfileText(MessageSource messages, SeriesList seriesList, Clock clock) {
        this.messages = messages;
        this.seriesList = seriesList;
        this.clock = clock;
    }

    /** One field that two people, or two windows, filled differently. */
    record Difference(String label, String saved, String typed) {}

    /** The fields whose values differ; a side that does not exist has only empty values. */
    List<Difference> differences(Map<String, String> saved, Map<String, String> typed) {
        String empty = message("profile.empty");
        var labels = new LinkedHashMap<String, String>(typed);
        labels.putAll(saved);
        var differences = new ArrayList<Difference>();
        for (String label : labels.keySet()) {
            String one = saved.getOrDefault(label, empty);
            String other = typed.getOrDefault(label, empty);
            if (!Objects.equals(one, other)) {
                differences.add(new Difference(label, one, other));
            }
        }
        return differences;
    }

    /** Every field of the block or line, from label to value. */
    Map<String, String> lines(ProfilePart part, Map<String, String> values) {
        var lines = new LinkedHashMap<String, String>();
        for (String field : part.fields()) {
            lines.put(label(part, field), value(part, field, values.get(field)));
        }
        return lines;
    }

    Map<String, String> lines(ProfilePart part, Record block) {
        return lines(part, Fields.of(block));
    }

    Map<String, String> ine(String ine) {
        return lines(ProfilePart.INE, ine == null ? Map.of() : Map.of("ine", ine));
    }

    String label(ProfilePart part, String field) {
        return message("profile.field." + part.label(field));
    }

    /** A value as the profile stores it, in the reader's words. */
    String value(ProfilePart part, String field, String stored) {
        if (stored == null) {
            return message("profile.empty");
        }
        return switch (field) {
            case "nationality", "country", "birthCountry" -> Countries.name(stored, locale());
            case "civility" -> message("profile.civility." + stored);
            case "honours" -> message("profile.honours." + stored);
            case "obtained" -> message("profile.obtained." + stored);
            case "diplomaType" -> message("profile.diploma-type." + stored);
            case "held" -> message("profile.held." + stored);
            case "birthDate" -> date(LocalDate.parse(stored));
            case "series" -> seriesList.find(stored).map(Series::title).orElse(stored);
            default -> stored;
        };
    }

    String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    Map<String, String> countries() {
        return Countries.names(locale());
    }

    /** From the constants' names to their words, for a list of choices. */
    <E extends Enum<E>> Map<String, String> choices(String group, Class<E> type) {
        var choices = new LinkedHashMap<String, String>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name(), constant(group, constant));
        }
        return choices;
    }

    /** Series by family, each family under its name. */
    Map<String, Map<String, String>> byFamily(List<Series> choices) {
        var groups = new LinkedHashMap<String, Map<String, String>>();
        for (Series series : choices) {
            groups.computeIfAbsent(message("profile.family." + series.family()), family -> new LinkedHashMap<>())
                    .put(series.code(), series.title());
        }
        return groups;
    }

    /** The day and the minute, where the university is. */
    String moment(Instant moment) {
        return message("profile.moment", date(LocalDate.ofInstant(moment, clock.getZone())), time(moment));
    }

    String time(Instant moment) {
        return DateWords.time(LocalTime.ofInstant(moment, clock.getZone()), locale());
    }

    private static String date(LocalDate date) {
        return DateWords.day(date, locale());
    }

    private String constant(String group, Enum<?> constant) {
        return message("profile." + group + "." + constant.name());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
