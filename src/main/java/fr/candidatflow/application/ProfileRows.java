package fr.candidatflow.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile as it was at the submission, in lines that the staff read. Works on the JSON of
 * {@link fr.candidatflow.profile.ProfileService#snapshot}; what is not known has no line.
 */
final class ProfileRows {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A block of the profile; never without rows. */
    record Section(String title, List<Row> rows) {}

    record Row(String label, String value) {}

    private final JsonNode profile;
    private final List<Section> sections = new ArrayList<>();

    private ProfileRows(JsonNode profile) {
        this.profile = profile;
    }

    static List<Section> of(String snapshot) {
        try {
            return new ProfileRows(JSON.readTree(snapshot)).read();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile snapshot is not JSON", e);
        }
    }

    private List<Section> read() {
        var person = profile.path("personalInformation");
        section(
                "Personal information",
                row("Civility", civility(text(person, "civility"))),
                row("Birth name", text(person, "birthName")),
                row("Usual name", text(person, "usualName")),
                row("First name", text(person, "firstName")),
                row("Other first names", text(person, "otherFirstNames")),
                row("Born on", day(text(person, "birthDate"))),
                row(
                        "Born in",
                        join(
                                ", ",
                                text(person, "birthTown"),
                                text(person, "birthDepartment"),
                                country(person, "birthCountry"))),
                row("Nationality", country(person, "nationality")),
                row("INE", text(profile, "ine")),
                row("Phone", text(person, "phone")),
                row("Mobile", text(person, "mobile")));
        var address = profile.path("address");
        section(
                "Address",
                row(
                        "Postal address",
                        join(
                                "\n",
                                text(address, "line1"),
                                text(address, "line2"),
                                text(address, "line3"),
                                join(" ", text(address, "postalCode"), text(address, "town")),
                                country(address, "country"))));
        var baccalaureate = profile.path("baccalaureate");
        section(
                "Baccalaureate",
                row("Baccalaureate or equivalent", baccalaureate.path("held").asBoolean() ? "Held" : "Not held"),
                row("Year", text(baccalaureate, "year")),
                row("Series", text(profile, "baccalaureateLabel")),
                row("Honours", words(text(baccalaureate, "honours"))),
                row(
                        "School",
                        join(
                                ", ",
                                text(baccalaureate, "school"),
                                text(baccalaureate, "department"),
                                country(baccalaureate, "country"))));
        entries("Studies", "curriculum");
        entries("Internships", "internships");
        entries("Professional experience", "experiences");
        return sections;
    }

    private void entries(String title, String field) {
        var rows = new ArrayList<Row>();
        for (JsonNode entry : profile.path(field)) {
            String hours = text(entry, "hoursPerWeek");
            rows.add(new Row(
                    text(entry, "year"),
                    join(
                            "\n",
                            join(", ", text(entry, "label"), text(entry, "organisation"), country(entry, "country")),
                            join(
                                    ", ",
                                    words(text(entry, "diplomaType")),
                                    obtained(text(entry, "obtained")),
                                    words(text(entry, "honours")),
                                    text(entry, "duration"),
                                    hours == null ? null : hours + " hours a week"),
                            text(entry, "description"))));
        }
        section(title, rows.toArray(Row[]::new));
    }

    private void section(String title, Row... rows) {
        var known = Stream.of(rows).filter(row -> row.value() != null).toList();
        if (!known.isEmpty()) {
            sections.add(new Section(title, known));
        }
    }

    private static Row row(String label, String value) {
        return new Row(label, value);
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).asText("");
        return value.isBlank() || node.path(field).isNull() ? null : value;
    }

    private static String country(JsonNode node, String field) {
        String code = text(node, field);
        return code == null ? null : new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static String day(String iso) {
        return iso == null ? null : DAY.format(LocalDate.parse(iso));
    }

    private static String civility(String code) {
        return code == null ? null : "MME".equals(code) ? "Mme" : "M.";
    }

    private static String obtained(String code) {
        return code == null
                ? null
                : switch (code) {
                    case "YES" -> "obtained";
                    case "NO" -> "not obtained";
                    default -> "in progress";
                };
    }

    /** The codes of the profile are English words: VERY_GOOD is "Very good". */
    private static String words(String code) {
        return code == null
                ? null
                : code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String join(String separator, String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }
}
