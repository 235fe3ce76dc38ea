package fr.candidatflow.profile.history;

import java.time.Instant;
import java.util.List;

/**
 * What one save changed.
 *
 * @param part the block or list by its path
 * @param line the title of the line of a list, null for a block
 */
public record ProfileChange(Instant at, String part, String line, Action action, List<FieldChange> fields) {

    public ProfileChange {
        fields = List.copyOf(fields);
    }

    /** What happened to the block, or to the line of a list. */
    public enum Action {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** Both values as the profile stores them; null for none. */
    public record FieldChange(String field, String former, String current) {}
}
