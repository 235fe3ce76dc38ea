package fr.candidatflow.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an import did. Every row read is counted once: of another establishment, closed, created, changed, unchanged or rejected.
 *
 * @param noLongerOffered trainings of the campaign that the file closes or does not name any more; left as they are
 * @param unknownCentres centres that the defaults name and the file does not have
 * @param changes what differs afterwards, trainings and their centres
 * @param removed trainings that the file no longer offers and that nobody has applied to, where that was chosen
 */
public record ImportReport(
        String establishment,
        String campaign,
        int rowsRead,
        int rowsOfOthers,
        int closed,
        int created,
        int changed,
        int unchanged,
        List<ProgrammeFile.Rejection> rejections,
        List<String> centresAdded,
        List<String> noLongerOffered,
        List<String> unknownCentres,
        List<Change> changes,
        List<Kept> kept,
        List<String> removed) {

    /** @param subject a training's code, or that of a centre or commission with the word before it */
    public record Change(String subject, String title, List<FieldChange> fields) {}

    /**
     * A value that was edited by hand and that the file does not overwrite.
     *
     * @param key names what is kept as one thing, such as all dates of a training; to choose the file's value instead
     * @param change from the edited value to that of the file
     */
    public record Kept(String key, String subject, String title, FieldChange change) {

        static String key(String code, TrainingField field) {
            return code + " " + field.name();
        }
    }

    /** Whether the catalogue is another one afterwards. */
    public boolean changesSomething() {
        return created > 0 || !changes.isEmpty() || !removed.isEmpty() || !centresAdded.isEmpty();
    }

    /** For the administrator at the command line. */
    @Override
    public String toString() {
        var text = new StringBuilder("""
                Catalogue of %s
                  rows read               %6d
                  of other establishments %6d
                  closed, left out        %6d
                  created                 %6d
                  changed                 %6d
                  unchanged               %6d
                  rejected                %6d
                """.formatted(
                        establishment, rowsRead, rowsOfOthers, closed, created, changed, unchanged, rejections.size()));
        for (var rejection : rejections) {
            text.append("    line %d%s: %s%n"
                    .formatted(
                            rejection.line(),
                            rejection.code().isEmpty() ? "" : " (" + rejection.code() + ")",
                            rejection.reason()));
        }
        append(text, "removed", removed);
        append(
                text,
                "edited by hand and kept",
                kept.stream()
                        .map(value -> value.subject() + " " + value.change().field())
                        .toList());
        append(text, "centres added", centresAdded);
        append(text, "no longer offered by the file, left as they are", noLongerOffered);
        append(text, "named by the defaults, unknown to the file", unknownCentres);
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String what, List<String> items) {
        if (!items.isEmpty()) {
            text.append("  %s: %s%n".formatted(what, items.stream().collect(Collectors.joining(", "))));
        }
    }
}
