package fr.candidatflow.profile;

/** A series of the baccalaureate; sessions are null where the series has no first or last one. Its name is official French. */
record Series(
        String code,
        String label,
        String family,
        Integer firstSession,
        Integer lastSession,
        boolean asksIne,
        boolean foreignTitle) {

    /** Of candidates who were never enrolled in France (S23). */
    static final String FOREIGN_TITLE_CODE = "0031";

    static final String EQUIVALENCE = "equivalence";
    static final String NONE = "none";

    boolean offeredIn(int year) {
        return !NONE.equals(family)
                && (firstSession == null || firstSession <= year)
                && (lastSession == null || year <= lastSession);
    }

    boolean equivalence() {
        return EQUIVALENCE.equals(family);
    }

    String title() {
        return code + " – " + label;
    }
}
