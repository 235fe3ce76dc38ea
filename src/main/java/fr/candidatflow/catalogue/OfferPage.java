package fr.candidatflow.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one request shows of the offer (S31): the tree folded but for one branch, or what a filter has found. Never more than
 * {@value #SIZE} trainings, whatever the offer's size.
 *
 * @param trainings how many the offer has, or how many the filter has found
 * @param shown null while no training is to be seen
 */
record OfferPage(String filter, int trainings, List<Branch> centres, Shown shown) {

    static final int SIZE = 50;

    /** A centre; {@code domains} is empty while it is folded. */
    record Branch(String code, String name, boolean open, int trainings, List<Twig> domains) {}

    /** A domain of a centre; {@code lines} is empty while it is folded. */
    record Twig(String key, String name, boolean open, int trainings, List<Offer.Line> lines) {}

    /** The part of a long list that is shown, both counts from 1. */
    record Shown(int first, int last, int all, int page, int pages) {

        static Shown of(int all, int wantedPage) {
            int pages = Math.max(1, (all + SIZE - 1) / SIZE);
            int page = Math.min(Math.max(wantedPage, 1), pages);
            return new Shown((page - 1) * SIZE + 1, Math.min(page * SIZE, all), all, page, pages);
        }

        <T> List<T> of(List<T> list) {
            return list.subList(first - 1, last);
        }
    }

    public boolean filtered() {
        return !filter.isEmpty();
    }

    /** The whole tree, with one branch unfolded: of a centre, or of a domain in it. What is alone is unfolded with the other. */
    static OfferPage tree(Offer offer, String centre, String domain, int page) {
        var centres = grouped(offer.lines(), line -> line.training().centreCode());
        var open = centres.size() == 1 ? centres.keySet().iterator().next() : centre;
        var branches = new ArrayList<Branch>();
        Shown shown = null;
        for (var entry : centres.entrySet()) {
            var lines = entry.getValue();
            var twigs = new ArrayList<Twig>();
            if (entry.getKey().equals(open)) {
                var domains = grouped(lines, Offer.Line::domainKey);
                var openDomain =
                        domains.size() == 1 ? domains.keySet().iterator().next() : domain;
                for (var twig : domains.entrySet()) {
                    boolean unfolded = twig.getKey().equals(openDomain);
                    if (unfolded) {
                        shown = Shown.of(twig.getValue().size(), page);
                    }
                    twigs.add(twig(twig.getKey(), twig.getValue(), unfolded ? shown : null));
                }
            }
            branches.add(branch(entry.getKey(), lines, twigs));
        }
        return new OfferPage("", offer.lines().size(), branches, shown);
    }

    /** What the filter has found, unfolded, page by page. */
    static OfferPage found(Offer offer, String filter, int page) {
        var found = offer.having(filter);
        if (found.isEmpty()) {
            return new OfferPage(filter, 0, List.of(), null);
        }
        var shown = Shown.of(found.size(), page);
        var branches = new ArrayList<Branch>();
        grouped(shown.of(found), line -> line.training().centreCode()).forEach((centre, lines) -> {
            var twigs = new ArrayList<Twig>();
            grouped(lines, Offer.Line::domainKey)
                    .forEach((domain, ofDomain) -> twigs.add(twig(domain, ofDomain, Shown.of(ofDomain.size(), 1))));
            branches.add(branch(centre, lines, twigs));
        });
        return new OfferPage(filter, found.size(), branches, shown);
    }

    /** The trainings that are to be seen. */
    List<OfferedTraining> visible() {
        return centres.stream()
                .flatMap(centre -> centre.domains().stream())
                .flatMap(domain -> domain.lines().stream())
                .map(Offer.Line::training)
                .toList();
    }

    private static Branch branch(String code, List<Offer.Line> lines, List<Twig> twigs) {
        return new Branch(code, lines.get(0).training().centre(), !twigs.isEmpty(), lines.size(), twigs);
    }

    private static Twig twig(String key, List<Offer.Line> lines, Shown shown) {
        return new Twig(
                key,
                lines.get(0).training().domain(),
                shown != null,
                lines.size(),
                shown == null ? List.of() : shown.of(lines));
    }

    private static Map<String, List<Offer.Line>> grouped(List<Offer.Line> lines, Function<Offer.Line, String> key) {
        var groups = new LinkedHashMap<String, List<Offer.Line>>();
        lines.forEach(line -> groups.computeIfAbsent(key.apply(line), name -> new ArrayList<>())
                .add(line));
        return groups;
    }
}
