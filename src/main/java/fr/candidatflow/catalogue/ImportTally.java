package fr.candidatflow.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an import has done so far, and what forbids it. */
final class ImportTally {

    private final List<ProgrammeFile.Rejection> rejections;
    private final List<String> centresAdded = new ArrayList<>();
    private final List<ImportReport.Change> officesChanged = new ArrayList<>();
    private final List<ImportReport.Change> changes = new ArrayList<>();
    private final List<ImportReport.Kept> kept = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int created;
    private int unchanged;

    ImportTally(ProgrammeFile file) {
        rejections = new ArrayList<>(file.rejections());
    }

    void created() {
        created++;
    }

    void unchanged() {
        unchanged++;
    }

    void changed(ImportReport.Change change) {
        changes.add(change);
    }

    void removed(String code) {
        removed.add(code);
    }

    boolean hasRemoved(String code) {
        return removed.contains(code);
    }

    void centreAdded(String code) {
        centresAdded.add(code);
    }

    void officeChanged(ImportReport.Change change) {
        officesChanged.add(change);
    }

    boolean officesDiffer() {
        return !centresAdded.isEmpty() || !officesChanged.isEmpty();
    }

    /** An edited value stays. */
    void kept(ImportReport.Kept value) {
        kept.add(value);
    }

    /** One programme is left out, the others are brought in. */
    void rejected(ProgrammeFile.Programme programme, String reason) {
        rejections.add(new ProgrammeFile.Rejection(programme.line(), programme.code(), reason));
    }

    /** Nothing may be brought in; the sentence is one of all that say why. */
    void refused(String sentence) {
        refusals.add(sentence);
    }

    /** @throws ImportRefused with all that stands against it */
    void throwRefusals() {
        if (!refusals.isEmpty()) {
            throw new ImportRefused(String.join(" ", refusals));
        }
    }

    /** For the audit. */
    String sentence(String campaign) {
        return "into the campaign %s: %d created, %d changed, %d removed, centres added: %d; values edited by hand and kept: %d"
                .formatted(campaign, created, changes.size(), removed.size(), centresAdded.size(), kept.size());
    }

    ImportReport report(
            ProgrammeFile file, String campaign, List<String> noLongerOffered, List<String> unknownCentres) {
        return new ImportReport(
                "%s (%s)"
                        .formatted(
                                file.establishment().name(),
                                file.establishment().code()),
                campaign,
                file.rowsRead(),
                file.rowsOfOthers(),
                file.closedCodes().size(),
                created,
                changes.size(),
                unchanged,
                rejections.stream()
                        .sorted(Comparator.comparingLong(ProgrammeFile.Rejection::line))
                        .toList(),
                centresAdded,
                noLongerOffered,
                unknownCentres,
                Stream.concat(officesChanged.stream(), changes.stream()).toList(),
                kept,
                removed);
    }
}
