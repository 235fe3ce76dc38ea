package fr.candidatflow.profile;

import fr.candidatflow.portal.NotFound;
import java.util.Arrays;
import java.util.List;

/** A block or a list of the profile, with its fields in the order of its page. */
enum ProfilePart {
    INE("ine", "ine"),
    PERSONAL_INFORMATION(
            "personal-information",
            "nationality",
            "civility",
            "birthName",
            "usualName",
            "firstName",
            "otherFirstNames",
            "birthDate",
            "birthCountry",
            "birthDepartment",
            "birthTown",
            "phone",
            "mobile"),
    ADDRESS("address", "country", "line1", "line2", "line3", "postalCode", "town"),
    BACCALAUREATE("baccalaureate", "held", "year", "series", "honours", "country", "department", "school"),
    CURRICULUM("curriculum", "year", "diplomaType", "label", "organisation", "country", "obtained", "honours"),
    INTERNSHIPS("internships", "year", "organisation", "duration", "hoursPerWeek", "description"),
    EXPERIENCES("experiences", "year", "label", "organisation", "duration", "description");

    private static final List<String> NAMED_BY_LIST = List.of("label", "organisation", "description");

    private final String path;
    private final List<String> fields;

    ProfilePart(String path, String... fields) {
        this.path = path;
        this.fields = List.of(fields);
    }

    static ProfilePart of(ProfileBlock block) {
        return at(block.path());
    }

    static ProfilePart of(EntryKind kind) {
        return at(kind.path());
    }

    static ProfilePart at(String path) {
        return Arrays.stream(values())
                .filter(part -> part.path.equals(path))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    String path() {
        return path;
    }

    List<String> fields() {
        return fields;
    }

    boolean list() {
        return ordinal() >= CURRICULUM.ordinal();
    }

    /** The name of a field in {@code profile.field.<name>}: most are called the same wherever they are. */
    String label(String field) {
        if (list() && NAMED_BY_LIST.contains(field)) {
            return path + "." + field;
        }
        if (this == BACCALAUREATE && field.equals("route")) {
            return "held";
        }
        return this == BACCALAUREATE && (field.equals("year") || field.equals("country"))
                ? "baccalaureate" + Character.toUpperCase(field.charAt(0)) + field.substring(1)
                : field;
    }
}
