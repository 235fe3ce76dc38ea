package fr.candidatflow.application.search;

import java.util.List;
import java.util.Locale;

/**
 * A column by which the list can be sorted. Each has an index (V24), and the application's number as its last key, so that the
 * order is total and a page begins where the one before ended.
 */
enum Order {
    CANDIDATE("Candidate", "text", "cf_plain(c.last_name)", "cf_plain(c.first_name)"),
    TRAINING("Training", "text", "t.title", "t.code"),
    STATUS("Status", "text", "a.status"),
    OPENED("Opened", "timestamptz", "a.opened_at"),
    SUBMITTED("Submitted", "timestamptz", "coalesce(a.submitted_at, timestamptz '-infinity')");

    final String label;
    final String type;
    final List<String> keys;

    Order(String label, String type, String... keys) {
        this.label = label;
        this.type = type;
        this.keys = List.of(keys);
    }

    /** In an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
