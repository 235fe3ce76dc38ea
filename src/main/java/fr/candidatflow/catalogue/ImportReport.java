package fr.candidatflow.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an import did. Every row read is counted once: of another establishment, closed, created, changed, unchanged or rejected.
 *
 * @param noLongerOffered trainings of the establishment that the file closes or does not name any more; left as they are
 * @param unknownCentres centres that the defaults name and the file does not have
 */
record ImportReport(
        String establishment,
        int rowsRead,
        int rowsOfOthers,
        int closed,
        int created,
        int changed,
        int unchanged,
        List<ProgrammeFile.Rejection> rejections,
        List<String> centresAdded,
        List<String> noLongerOffered,
        List<String> unknownCentres) {

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
