package fr.candidatflow.notification;

/** What only the engine knows of a mail that waits: whether, and when, its job is tried again. */
public interface MailOutlook {

    /** @param key the ledger's */
    Outlook of(String key);
}
