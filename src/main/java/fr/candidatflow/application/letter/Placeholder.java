package fr.candidatflow.application.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may stand between braces in a letter. There are no others, no conditions and no code. */
enum Placeholder {
    CANDIDATE("first and last name"),
    NUMBER("the application’s number"),
    TRAINING("the training’s title"),
    ESTABLISHMENT("the establishment’s name"),
    DATE("the day of the publication"),
    DEADLINE("until when to answer; empty in a refusal"),
    REASON("the reason of a refusal; empty without one");

    private static final Pattern BRACES = Pattern.compile("\\{([^{}\\n]*)}|[{}]");

    private final String meaning;

    Placeholder(String meaning) {
        this.meaning = meaning;
    }

    public String sign() {
        return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }

    public String meaning() {
        return meaning;
    }

    /** What is wrong with the braces of a text: the first fault, with its line; empty when nothing is. */
    static Optional<String> fault(String text) {
        var braces = BRACES.matcher(text);
        while (braces.find()) {
            long line = text.substring(0, braces.start()).lines().count()
                    + (braces.start() == 0 || text.charAt(braces.start() - 1) == '\n' ? 1 : 0);
            if (braces.group(1) == null) {
                return Optional.of("Line %d has a %s without its other half".formatted(line, braces.group()));
            }
            if (named(braces.group(1)).isEmpty()) {
                return Optional.of("Line %d has an unknown placeholder: %s. Known are %s"
                        .formatted(
                                line,
                                braces.group(),
                                Arrays.stream(values()).map(Placeholder::sign).collect(Collectors.joining(", "))));
            }
        }
        return Optional.empty();
    }

    /** What has no value is left out. */
    static String fill(String text, Map<Placeholder, String> values) {
        return BRACES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        named(found.group(1)).map(values::get).orElse("")));
    }

    private static Optional<Placeholder> named(String name) {
        return Arrays.stream(values())
                .filter(placeholder ->
                        placeholder.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
