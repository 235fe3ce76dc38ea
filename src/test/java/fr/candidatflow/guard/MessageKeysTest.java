package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text of the pages is there in both languages, is asked for by its right key, and is used. */
class MessageKeysTest {

    private static final String KEY = "[a-z][\\w-]*(?:\\.[\\w-]+)+";

    /** Places that ask for a text by its whole key. */
    private static final List<Pattern> ASKS = List.of(
            Pattern.compile("#\\{(" + KEY + ")[}(]"),
            Pattern.compile("#messages\\.msg\\('(" + KEY + ")'[,)]"),
            Pattern.compile("\\b(?:getMessage|message)\\(\\s*\"(" + KEY + ")\"\\s*[,)]"),
            Pattern.compile("\\brejectValue\\(\\s*\"\\w+\",\\s*\"(" + KEY + ")\"\\s*[,)]"),
            Pattern.compile("\\bsuper\\(\\s*\"(" + KEY + ")\"\\s*,"),
            Pattern.compile("message = \"\\{(" + KEY + ")}\""));

    private static final Pattern LITERAL = Pattern.compile("[\"'{](" + KEY + ")[\"'}(]");

    /** A key put together of parts: what follows the first part is read by {@link #composed}. */
    private static final Pattern COMPOSED = Pattern.compile("[\"']([a-z][\\w-]*(?:\\.[\\w-]*)+)[\"']\\s*\\+");

    /** Spring asks for these by itself when a value cannot be converted. */
    private static final String CONVERSION = "typeMismatch";

    private static final Pattern TORN = Pattern.compile(" [?!;:»]|« ");

    private final Properties french = read("fr");
    private final Properties english = read("en");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
    }

    @Test
    void noTextIsEmptyOrWrittenWithATypewritersApostrophe() {
        for (Properties texts : List.of(french, english)) {
            assertThat(texts.values())
                    .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'"));
        }
    }

    /** A question mark alone at the beginning of a line reads like a mistake. */
    @Test
    void frenchPunctuationIsNotTornFromItsWord() {
        assertThat(french.values()).allSatisfy(text -> assertThat((String) text).doesNotContainPattern(TORN));
        assertThat("Supprimer cette ligne ?").containsPattern(TORN);
    }

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        assertThat(missing(sources(), french.stringPropertyNames())).isEmpty();
    }

    @Test
    void everyTextIsUsed() throws IOException {
        assertThat(unused(sources(), french.stringPropertyNames())).isEmpty();
    }

    @Test
    void aTextThatIsMissingAndOneThatIsIdleAreFound() {
        var keys = Set.of("page.title", "page.state.OPEN", "page.state.OPEN.hint", "page.idle");
        var sources = List.of(
                "<h1 th:text=\"#{page.title}\"></h1><p th:text=\"#{page.absent}\"></p>",
                "messages.getMessage(\"page.state.\" + state.name() + \".hint\", null, locale)",
                "messages.getMessage(\"page.state.\" + state(name, 1), null, locale)");

        assertThat(missing(sources, keys)).containsExactly("page.absent");
        assertThat(unused(sources, keys)).containsExactly("page.idle");
    }

    private static Set<String> missing(List<String> sources, Set<String> keys) {
        var asked = new TreeSet<String>();
        for (String source : sources) {
            ASKS.forEach(ask -> ask.matcher(source).results().forEach(found -> asked.add(found.group(1))));
        }
        asked.removeAll(keys);
        return asked;
    }

    private static Set<String> unused(List<String> sources, Set<String> keys) {
        var literals = new HashSet<String>();
        var composed = new HashSet<Pattern>();
        for (String source : sources) {
            LITERAL.matcher(source).results().forEach(found -> literals.add(found.group(1)));
            COMPOSED.matcher(source)
                    .results()
                    .forEach(found -> composed.add(composed(found.group(1), source.substring(found.end()))));
        }
        return keys.stream()
                .filter(key -> !key.startsWith(CONVERSION))
                .filter(key -> !literals.contains(key))
                .filter(key -> composed.stream()
                        .noneMatch(pattern -> pattern.matcher(key).matches()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first part as it stands, then each literal as it stands and anything for each expression, to the end of the sum. */
    private static Pattern composed(String first, String rest) {
        var pattern = new StringBuilder(Pattern.quote(first));
        var term = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean ends = quote == 0 && depth == 0 && ",;:?)}|".indexOf(c) >= 0;
            if (ends || quote == 0 && depth == 0 && c == '+') {
                String text = term.toString().strip();
                pattern.append(
                        text.matches("([\"'])[\\w.-]*\\1")
                                ? Pattern.quote(text.substring(1, text.length() - 1))
                                : ".+");
                term.setLength(0);
                if (ends) {
                    break;
                }
                continue;
            }
            if (quote == c) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && c == '(') {
                depth++;
            } else if (quote == 0 && c == ')') {
                depth--;
            }
            term.append(c);
        }
        return Pattern.compile(pattern.toString());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> java = Files.walk(Path.of("src/main/java"));
                Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"));
                Stream<Path> forms = Files.walk(Path.of("forms"))) {
            return Stream.of(java, templates, forms)
                    .flatMap(files -> files)
                    .filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".html"))
                    .map(MessageKeysTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Properties read(String language) {
        var properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }
}
