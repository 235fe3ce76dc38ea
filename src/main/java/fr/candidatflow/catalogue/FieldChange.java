package fr.candidatflow.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** One value that changes, in words for the staff. */
public record FieldChange(String field, String from, String to) {

    /** For the audit. */
    static String sentence(List<FieldChange> changes) {
        return changes.stream().map(FieldChange::toString).collect(Collectors.joining("; "));
    }

    static FieldChange of(String field, Object from, Object to) {
        return new FieldChange(field, from == null ? "–" : from.toString(), to == null ? "–" : to.toString());
    }

    @Override
    public String toString() {
        return "%s from %s to %s".formatted(field, from, to);
    }
}
