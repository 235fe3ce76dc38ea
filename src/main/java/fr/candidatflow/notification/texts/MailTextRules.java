package fr.candidatflow.notification.texts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a mail's text may hold besides words: the names of things that the mail knows, a part that is there only if, a part for
 * each document. Nothing else of the template language: whoever may edit a text may not run code with it.
 */
final class MailTextRules {

    private static final Pattern MARK = Pattern.compile(
            "\\[\\([^)]*\\)+\\]|\\[\\[.*?\\]\\]|\\[#[^\\]]*\\]|\\[/\\]|[$*#@~]\\{[^}]*\\}?|\\[[\\[(#/]");
    private static final Pattern NAME = Pattern.compile("\\[\\(\\$\\{(\\w+)}\\)\\]");
    private static final Pattern CONDITION = Pattern.compile(
            "\\[# th:(?:if|unless)=\"\\$\\{(?:(\\w+)(?: [!=]= null)?|#lists\\.isEmpty\\((\\w+)\\))}\"\\]");
    private static final Pattern EACH = Pattern.compile("\\[# th:each=\"(\\w+) : \\$\\{(\\w+)}\"\\]");

    private MailTextRules() {}

    /**
     * @param known the names that the mail knows
     * @throws BrokenMailText with the first line that breaks a rule
     */
    static void check(String text, Set<String> known) {
        Deque<Integer> open = new ArrayDeque<>();
        var names = new HashSet<>(known);
        for (MatchResult mark : MARK.matcher(text).results().toList()) {
            String found = mark.group();
            int line = 1
                    + (int) text.substring(0, mark.start())
                            .chars()
                            .filter(character -> character == '\n')
                            .count();
            var name = NAME.matcher(found);
            var condition = CONDITION.matcher(found);
            var each = EACH.matcher(found);
            if (name.matches()) {
                know(name.group(1), names, line);
            } else if (condition.matches()) {
                know(condition.group(1) != null ? condition.group(1) : condition.group(2), names, line);
                open.push(line);
            } else if (each.matches()) {
                know(each.group(2), names, line);
                names.add(each.group(1));
                open.push(line);
            } else if (found.equals("[/]")) {
                if (open.isEmpty()) {
                    throw new BrokenMailText("Line %d ends a part, [/], that nothing began.".formatted(line));
                }
                open.pop();
            } else {
                throw new BrokenMailText(
                        "Line %d has %s, which is not one of the forms that a mail may hold.".formatted(line, found));
            }
        }
        if (!open.isEmpty()) {
            throw new BrokenMailText("The part that begins in line %d has no end, [/].".formatted(open.peek()));
        }
    }

    private static void know(String name, Set<String> names, int line) {
        if (!names.contains(name)) {
            throw new BrokenMailText("Line %d names %s, which this mail does not know.".formatted(line, name));
        }
    }
}
