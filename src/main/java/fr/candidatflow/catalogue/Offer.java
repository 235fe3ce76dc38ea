package fr.candidatflow.catalogue;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All trainings in the order of the tree (centre, domain, title), with what a filter looks at made once for all requests. */
record Offer(List<Line> lines) {

    /** A training with the text that a filter searches, without accents and case. */
    record Line(OfferedTraining training, String domainKey, String searched) {}

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static Offer of(List<OfferedTraining> trainings) {
        Comparator<Object> alphabetical = Collator.getInstance(Locale.FRENCH);
        return new Offer(trainings.stream()
                .sorted(Comparator.<OfferedTraining, Object>comparing(OfferedTraining::centre, alphabetical)
                        .thenComparing(OfferedTraining::centreCode)
                        .thenComparing(OfferedTraining::domain, alphabetical)
                        .thenComparing(OfferedTraining::title, alphabetical)
                        .thenComparing(OfferedTraining::code))
                .map(training -> new Line(training, Slug.full(training.domain()), searched(training)))
                .toList());
    }

    /** Those that have every word in their title, domain or centre; all of them for a filter without words. */
    List<Line> having(String filter) {
        var wanted = SPACES.splitAsStream(Slug.fold(filter))
                .filter(word -> !word.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> wanted.stream().allMatch(line.searched()::contains))
                .toList();
    }

    private static String searched(OfferedTraining training) {
        return String.join(
                "\n",
                Stream.of(training.title(), training.domain(), training.centre())
                        .map(Slug::fold)
                        .toList());
    }
}
