package fr.candidatflow.catalogue;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The offer as candidates unfold it (S31): centre, domain, training. */
record OfferTree(List<Branch> centres, int trainings) {

    /** A centre: {@code open} when it is shown unfolded. */
    record Branch(String name, boolean open, int trainings, List<Twig> domains) {}

    /** A domain of a centre. */
    record Twig(String name, boolean open, List<Leaf> trainings) {}

    /** A training; only one that is {@code selectable} can be applied to today. */
    record Leaf(String code, String title, boolean paper, String state, String capacity, boolean selectable) {}

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Keeps the trainings that have every word of the filter in their title, domain or centre, whatever accents and case. */
    static OfferTree of(List<OfferedTraining> offer, String filter, TrainingWords words, Locale language) {
        var wanted = SPACES.splitAsStream(folded(filter))
                .filter(word -> !word.isEmpty())
                .toList();
        Comparator<Object> alphabetical = Collator.getInstance(Locale.FRENCH);
        var today = words.today();
        var centres = new TreeMap<String, TreeMap<String, List<Leaf>>>(alphabetical);
        int count = 0;
        for (var training : offer) {
            if (!has(training, wanted)) {
                continue;
            }
            count++;
            var availability = Availability.on(today, training.inService(), training.dates());
            centres.computeIfAbsent(training.centre(), name -> new TreeMap<>(alphabetical))
                    .computeIfAbsent(training.domain(), name -> new ArrayList<>())
                    .add(new Leaf(
                            training.code(),
                            training.title(),
                            training.mode() == ApplicationMode.PAPER,
                            words.state(availability, training.dates(), language),
                            words.capacity(training.capacity(), language),
                            availability == Availability.OPEN));
        }
        boolean filtered = !wanted.isEmpty();
        boolean alone = centres.size() == 1;
        var branches = new ArrayList<Branch>();
        centres.forEach(
                (name, domains) -> branches.add(branch(name, filtered || alone, domains, filtered, alphabetical)));
        return new OfferTree(branches, count);
    }

    private static Branch branch(
            String name,
            boolean open,
            TreeMap<String, List<Leaf>> domains,
            boolean filtered,
            Comparator<Object> alphabetical) {
        var twigs = new ArrayList<Twig>();
        domains.forEach((domain, leaves) -> {
            leaves.sort(Comparator.<Leaf, Object>comparing(Leaf::title, alphabetical)
                    .thenComparing(Leaf::code));
            // A centre with one domain unfolds down to its trainings at once.
            twigs.add(new Twig(domain, filtered || domains.size() == 1, leaves));
        });
        int count = twigs.stream().mapToInt(twig -> twig.trainings().size()).sum();
        return new Branch(name, open, count, twigs);
    }

    private static boolean has(OfferedTraining training, List<String> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        var text = Stream.of(training.title(), training.domain(), training.centre())
                .map(OfferTree::folded)
                .reduce("", (all, part) -> all + "\n" + part);
        return wanted.stream().allMatch(text::contains);
    }

    private static String folded(String text) {
        return Slug.fold(text).replace('’', '\'');
    }
}
