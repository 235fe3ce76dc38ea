package fr.candidatflow.profile;

import fr.candidatflow.portal.NotFound;
import java.util.Arrays;

/** The three optional lists of a profile (S25-S27). */
enum EntryKind {
    CURRICULUM("curriculum"),
    INTERNSHIP("internships"),
    EXPERIENCE("experiences");

    private final String path;

    EntryKind(String path) {
        this.path = path;
    }

    /** The list's name in addresses and message keys. */
    String path() {
        return path;
    }

    /** What a line of this list is called. */
    String title(EntryDetails line) {
        return line.year() + " – " + (this == INTERNSHIP ? line.organisation() : line.label());
    }

    static EntryKind at(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.equals(path))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
