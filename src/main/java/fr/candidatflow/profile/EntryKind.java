package fr.candidatflow.profile;

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
}
