package fr.candidatflow.application.search;

/** How the documents of an application stand, as values of {@code application_line.documents}: 1 rejected, 2 missing, 4 to check. */
enum DocumentState {
    REJECTED("Some rejected", "1, 3, 5, 7"),
    MISSING("Some missing", "2, 3, 6, 7"),
    TO_CHECK("Some to check", "4, 5, 6, 7"),
    SETTLED("All validated or not concerned", "0");

    final String label;
    final String values;

    DocumentState(String label, String values) {
        this.label = label;
        this.values = values;
    }
}
