package fr.candidatflow.portal;

/** The Content-Security-Policy of every page, the candidates' and the staff's. A served file brings a policy of its own. */
public final class ContentPolicy {

    /** Nothing inline, nothing from elsewhere, no frame around us. */
    public static final String PAGES =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private ContentPolicy() {}
}
