package fr.candidatflow.application.casework;

/** The version that a page has shown, as its form gives it back. */
final class Versions {

    private static final long NEVER_SHOWN = -1;

    private Versions() {}

    /** One that nothing has, when the form has none. */
    static long of(String given) {
        return given != null && given.matches("[0-9]{1,18}") ? Long.parseLong(given) : NEVER_SHOWN;
    }
}
