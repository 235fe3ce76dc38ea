package fr.candidatflow.application.search;

import java.util.List;
import java.util.Locale;

/**
 * A column by which the list can be sorted. Each has three indexes (V36), and the application's number as its last key, so that the
 * order is total and a page begins where the one before ended.
 */
enum Order {
    CANDIDATE("Candidate", new Key("cf_plain(l.last_name)", "text"), new Key("cf_plain(l.first_name)", "text")),
    TRAINING("Training", new Key("l.title", "text"), new Key("l.training_code", "text")),
    STATUS("Status", new Key("l.status", "text"), new Key("l.submitted_at", "timestamptz")),
    OPENED("Opened", new Key("l.opened_at", "timestamptz")),
    SUBMITTED("Submitted", new Key("l.submitted_at", "timestamptz"));

    final String label;
    final List<Key> keys;

    /** @param of an expression of {@code application_line l} */
    record Key(String of, String type) {}

    Order(String label, Key... keys) {
        this.label = label;
        this.keys = List.of(keys);
    }

    /** In an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
