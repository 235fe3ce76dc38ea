package fr.candidatflow.profile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    ProfileText(MessageSource messages, SeriesList seriesList) {
        this.messages = messages;
        this.seriesList = seriesList;
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

    Map<String, String> ine(String ine) {
        return new Lines().line("ine", ine).lines;
    }

    Map<String, String> personalInformation(PersonalInformation person) {
        return person == null
                ? Map.of()
                : new Lines()
                        .line("nationality", country(person.nationality()))
                        .line("civility", constant("civility", person.civility()))
                        .line("birthName", person.birthName())
                        .line("usualName", person.usualName())
                        .line("firstName", person.firstName())
                        .line("otherFirstNames", person.otherFirstNames())
                        .line("birthDate", date(person.birthDate()))
                        .line("birthCountry", country(person.birthCountry()))
                        .line("birthDepartment", person.birthDepartment())
                        .line("birthTown", person.birthTown())
                        .line("phone", person.phone())
                        .line("mobile", person.mobile())
                        .lines;
    }

    Map<String, String> address(Address address) {
        return address == null
                ? Map.of()
                : new Lines()
                        .line("country", country(address.country()))
                        .line("line1", address.line1())
                        .line("line2", address.line2())
                        .line("line3", address.line3())
                        .line("postalCode", address.postalCode())
                        .line("town", address.town())
                        .lines;
    }

    Map<String, String> baccalaureate(Baccalaureate baccalaureate) {
        return baccalaureate == null
                ? Map.of()
                : new Lines()
                        .line("held", message("profile.held." + baccalaureate.held()))
                        .line("baccalaureateYear", number(baccalaureate.year()))
                        .line(
                                "series",
                                seriesList
                                        .find(baccalaureate.series())
                                        .map(Series::title)
                                        .orElse(baccalaureate.series()))
                        .line("honours", constant("honours", baccalaureate.honours()))
                        .line("baccalaureateCountry", country(baccalaureate.country()))
                        .line("department", baccalaureate.department())
                        .line("school", baccalaureate.school())
                        .lines;
    }

    Map<String, String> entry(EntryKind kind, EntryDetails details) {
        var lines = new Lines().line("year", number(details.year()));
        String prefix = kind.path() + ".";
        switch (kind) {
            case CURRICULUM ->
                lines.line("diplomaType", constant("diploma-type", details.diplomaType()))
                        .line(prefix + "label", details.label())
                        .line(prefix + "organisation", details.organisation())
                        .line("country", country(details.country()))
                        .line("obtained", constant("obtained", details.obtained()))
                        .line("honours", constant("honours", details.honours()));
            case INTERNSHIP ->
                lines.line(prefix + "organisation", details.organisation())
                        .line("duration", details.duration())
                        .line("hoursPerWeek", number(details.hoursPerWeek()))
                        .line(prefix + "description", details.description());
            case EXPERIENCE ->
                lines.line(prefix + "label", details.label())
                        .line(prefix + "organisation", details.organisation())
                        .line("duration", details.duration())
                        .line(prefix + "description", details.description());
        }
        return lines.lines;
    }

    /** What a line of a list is called. */
    String title(EntryKind kind, EntryDetails details) {
        return details.year() + " – " + (kind == EntryKind.INTERNSHIP ? details.organisation() : details.label());
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

    /** The series of a year by family, each family under its name. */
    Map<String, Map<String, String>> seriesOf(int year) {
        var groups = new LinkedHashMap<String, Map<String, String>>();
        for (Series series : seriesList.offeredIn(year)) {
            groups.computeIfAbsent(message("profile.family." + series.family()), family -> new LinkedHashMap<>())
                    .put(series.code(), series.title());
        }
        return groups;
    }

    private String country(String code) {
        return code == null ? null : Countries.name(code, locale());
    }

    private String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(date);
    }

    private String constant(String group, Enum<?> constant) {
        return constant == null ? null : message("profile." + group + "." + constant.name());
    }

    private static String number(Integer number) {
        return number == null ? null : number.toString();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private final class Lines {

        private final Map<String, String> lines = new LinkedHashMap<>();

        Lines line(String field, String value) {
            lines.put(message("profile.field." + field), value == null ? message("profile.empty") : value);
            return this;
        }
    }
}
