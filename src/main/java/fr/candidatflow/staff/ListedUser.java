package fr.candidatflow.staff;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the list of the staff, with the groups in words. */
record ListedUser(StaffUser user, List<String> groups) {

    static List<ListedUser> of(List<StaffUser> users, List<StaffGroup> groups) {
        Map<String, String> names = groups.stream().collect(Collectors.toMap(StaffGroup::id, ListedUser::inWords));
        return users.stream()
                .map(user -> new ListedUser(
                        user,
                        user.groups().stream()
                                .map(group -> names.getOrDefault(group, group))
                                .sorted()
                                .toList()))
                .toList();
    }

    private static String inWords(StaffGroup group) {
        return switch (group.kind()) {
            case CENTRE -> "Manager, " + group.name();
            case COMMISSION -> "Member, " + group.name();
            case PRESIDENT -> "President, " + group.name();
            case RIGHT -> group.name();
            case FORMER -> group.name() + " (deleted)";
        };
    }

    String inWords() {
        return "%s, %s, %s"
                .formatted(
                        user.name(),
                        user.email().isEmpty() ? "no e-mail address" : user.email(),
                        groups.isEmpty() ? "in no group" : String.join("; ", groups));
    }

    /** Whether every word is somewhere in what the list shows, whatever accents and case. */
    boolean has(String words) {
        String searched = folded(String.join(" ", user.id(), user.name(), user.email(), String.join(" ", groups)));
        return Arrays.stream(folded(words).strip().split("\\s+")).allMatch(searched::contains);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
