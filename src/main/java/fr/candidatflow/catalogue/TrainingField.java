package fr.candidatflow.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a training is compared, told and kept as one thing. All its dates are one, since half of one series and half of another
 * may contradict each other.
 */
public enum TrainingField {
    CAMPAIGN("campaign", TrainingContent::campaignCode),
    CENTRE("centre", TrainingContent::centreCode),
    COMMISSION("commission", TrainingContent::commissionCode),
    DOMAIN("domain", TrainingContent::domain),
    TITLE("title", TrainingContent::title),
    URL("web address", TrainingContent::url),
    CAPACITY("capacity", TrainingContent::capacity),
    MODE("mode", TrainingContent::mode),
    DATES("dates", TrainingContent::dates),
    REMINDERS("reminders", TrainingContent::reminders),
    DOCUMENTS("documents", TrainingContent::documents);

    private final String label;
    private final Function<TrainingContent, Object> value;

    TrainingField(String label, Function<TrainingContent, Object> value) {
        this.label = label;
        this.value = value;
    }

    public String label() {
        return label;
    }

    boolean differs(TrainingContent one, TrainingContent other) {
        return !Objects.equals(value.apply(one), value.apply(other));
    }

    /** What changes from one content to another, in the order of a training's page. */
    static List<FieldChange> changes(TrainingContent from, TrainingContent to) {
        var changes = new ArrayList<FieldChange>();
        for (var field : values()) {
            if (field.differs(from, to)) {
                changes.addAll(field.changesOf(from, to));
            }
        }
        return changes;
    }

    List<FieldChange> changesOf(TrainingContent from, TrainingContent to) {
        var before = shown(from);
        var after = shown(to);
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldChange(name, before.getOrDefault(name, "–"), after.getOrDefault(name, "–")))
                .toList();
    }

    /** {@code wanted}, but with these fields of {@code kept}. */
    static TrainingContent keep(Collection<TrainingField> fields, TrainingContent kept, TrainingContent wanted) {
        Function<TrainingField, TrainingContent> of = field -> fields.contains(field) ? kept : wanted;
        return new TrainingContent(
                wanted.campaignCode(),
                of.apply(CENTRE).centreCode(),
                of.apply(COMMISSION).commissionCode(),
                of.apply(DOMAIN).domain(),
                of.apply(TITLE).title(),
                of.apply(URL).url(),
                of.apply(CAPACITY).capacity(),
                of.apply(MODE).mode(),
                of.apply(DATES).dates(),
                of.apply(REMINDERS).reminders(),
                of.apply(DOCUMENTS).documents());
    }

    private Map<String, String> shown(TrainingContent content) {
        var shown = new LinkedHashMap<String, String>();
        switch (this) {
            case DATES -> {
                var dates = content.dates();
                shown.put("opening", text(dates.opensOn()));
                shown.put("closing", text(dates.closesOn()));
                shown.put("return", text(dates.returnOn()));
                shown.put("publication", text(dates.publishesOn()));
                shown.put("answer", text(dates.answerOn()));
                shown.put("waiting list", text(dates.waitingListClosesOn()));
            }
            case REMINDERS -> {
                shown.put(
                        "reminders before submission", text(content.reminders().submission()));
                shown.put("reminders before return", text(content.reminders().correction()));
                shown.put("reminders before answer", text(content.reminders().answer()));
            }
            case DOCUMENTS -> {
                shown.put(
                        "documents",
                        content.documents().stream().map(RequiredDocument::code).collect(Collectors.joining(", ")));
                content.documents()
                        .forEach(document -> shown.put("document " + document.code(), description(document)));
            }
            default -> shown.put(label, text(value.apply(content)));
        }
        return shown;
    }

    private static String text(Object value) {
        return value == null ? "–" : value.toString();
    }

    private static String description(RequiredDocument document) {
        return "“%s” / “%s”%s, %s%s%s"
                .formatted(
                        document.label().fr(),
                        document.label().en(),
                        document.hint() == null
                                ? ""
                                : " (%s / %s)"
                                        .formatted(
                                                document.hint().fr(),
                                                document.hint().en()),
                        document.mandatory() ? "mandatory" : "optional",
                        document.notConcernedAllowed() ? ", not concerned allowed" : "",
                        document.template() == null ? "" : ", template " + document.template());
    }
}
