package fr.candidatflow.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.portal.DateWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A profile in lines, in the reader's language: in English for the staff, in the candidate's own for the printed file. Works on
 * the JSON of {@link fr.candidatflow.profile.ProfileService#snapshot}; what is not known has no line.
 */
@Component
public class ProfileRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageSource messages;

    ProfileRows(MessageSource messages) {
        this.messages = messages;
    }

    /** A block of the profile; never without rows. */
    public record Section(String title, List<Row> rows) {}

    /** @param value of several lines where it is an address or a description */
    public record Row(String label, String value) {}

    public List<Section> of(String snapshot, Locale reader) {
        try {
            return new Reading(JSON.readTree(snapshot), reader).sections();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile snapshot is not JSON", e);
        }
    }

    private final class Reading {

        private final JsonNode profile;
        private final Locale reader;
        private final List<Section> sections = new ArrayList<>();

        Reading(JsonNode profile, Locale reader) {
            this.profile = profile;
            this.reader = reader;
        }

        List<Section> sections() {
            var person = profile.path("personalInformation");
            section(
                    message("profile.block.personal-information"),
                    field("civility", word("civility", person, "civility")),
                    field("birthName", text(person, "birthName")),
                    field("usualName", text(person, "usualName")),
                    field("firstName", text(person, "firstName")),
                    field("otherFirstNames", text(person, "otherFirstNames")),
                    field("birthDate", day(text(person, "birthDate"))),
                    row(
                            message("application.profile.birthplace"),
                            join(
                                    ", ",
                                    text(person, "birthTown"),
                                    text(person, "birthDepartment"),
                                    country(person, "birthCountry"))),
                    field("nationality", country(person, "nationality")),
                    field("ine", text(profile, "ine")),
                    field("phone", text(person, "phone")),
                    field("mobile", text(person, "mobile")));
            var address = profile.path("address");
            section(
                    message("profile.block.address"),
                    row(
                            message("application.profile.postal-address"),
                            join(
                                    "\n",
                                    text(address, "line1"),
                                    text(address, "line2"),
                                    text(address, "line3"),
                                    join(" ", text(address, "postalCode"), text(address, "town")),
                                    country(address, "country"))));
            var baccalaureate = profile.path("baccalaureate");
            section(
                    message("profile.block.baccalaureate"),
                    row(
                            message("application.profile.held"),
                            baccalaureate.isMissingNode() || baccalaureate.isNull()
                                    ? null
                                    : message("application.profile.held."
                                            + baccalaureate.path("held").asBoolean())),
                    field("baccalaureateYear", text(baccalaureate, "year")),
                    field("series", text(profile, "baccalaureateLabel")),
                    field("honours", word("honours", baccalaureate, "honours")),
                    field(
                            "school",
                            join(
                                    ", ",
                                    text(baccalaureate, "school"),
                                    text(baccalaureate, "department"),
                                    country(baccalaureate, "country"))));
            entries(message("profile.curriculum.title"), "curriculum");
            entries(message("profile.internships.title"), "internships");
            entries(message("profile.experiences.title"), "experiences");
            return sections;
        }

        private void entries(String title, String list) {
            var rows = new ArrayList<Row>();
            for (JsonNode entry : profile.path(list)) {
                String hours = text(entry, "hoursPerWeek");
                rows.add(new Row(
                        text(entry, "year"),
                        join(
                                "\n",
                                join(
                                        ", ",
                                        text(entry, "label"),
                                        text(entry, "organisation"),
                                        country(entry, "country")),
                                join(
                                        ", ",
                                        word("diploma-type", entry, "diplomaType"),
                                        obtained(text(entry, "obtained")),
                                        word("honours", entry, "honours"),
                                        text(entry, "duration"),
                                        hours == null ? null : message("application.profile.hours", hours)),
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

        /** Under the label that the profile's own pages give it. */
        private Row field(String field, String value) {
            return row(message("profile.field." + field), value);
        }

        private String word(String group, JsonNode node, String field) {
            String code = text(node, field);
            return code == null ? null : message("profile." + group + "." + code);
        }

        private String obtained(String code) {
            return code == null ? null : message("application.profile.obtained." + code);
        }

        private String country(JsonNode node, String field) {
            String code = text(node, field);
            return code == null ? null : new Locale("", code).getDisplayCountry(reader);
        }

        private String day(String iso) {
            return iso == null ? null : DateWords.day(LocalDate.parse(iso), reader);
        }

        private String message(String key, Object... arguments) {
            return messages.getMessage(key, arguments, reader);
        }
    }

    private static Row row(String label, String value) {
        return new Row(label, value);
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).asText("");
        return value.isBlank() || node.path(field).isNull() ? null : value;
    }

    private static String join(String separator, String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }
}
