package fr.candidatflow.application.search;

/** How the documents of an application stand, as a condition on application {@code a}. */
enum DocumentState {
    REJECTED(
            "Some rejected",
            "exists (select from application_document d where d.application_id = a.id and d.status = 'REJECTED')"),
    MISSING(
            "Some missing",
            "exists (select from application_document d where d.application_id = a.id and d.status = 'PENDING' and d.mandatory)"),
    TO_CHECK(
            "Some to check",
            "exists (select from application_document d where d.application_id = a.id and d.status = 'TRANSMITTED')"),
    SETTLED("All validated or not concerned", """
            not exists (select from application_document d where d.application_id = a.id
                and (d.status in ('REJECTED', 'TRANSMITTED') or d.status = 'PENDING' and d.mandatory))""");

    final String label;
    final String condition;

    DocumentState(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }
}
