package fr.candidatflow.profile;

/** The four mandatory blocks, in the order in which they are asked (decision 4). */
public enum ProfileBlock {
    INE("ine"),
    PERSONAL_INFORMATION("personal-information"),
    ADDRESS("address"),
    BACCALAUREATE("baccalaureate");

    private final String path;

    ProfileBlock(String path) {
        this.path = path;
    }

    /** The block's name in addresses ({@code /profile/<path>}) and in message keys ({@code profile.block.<path>}). */
    public String path() {
        return path;
    }
}
