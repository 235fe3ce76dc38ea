package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A component of the design system is written once: pages take its fragment and never its markup. */
class ComponentsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The components, by the class of their root, that pages use. The form controls stand inside their fields' fragments. */
    private static final Pattern ROOT = Pattern.compile(
            "class=\"(?:[^\"]* )?govuk-(accordion|back-link|breadcrumbs|button|details|error-message|error-summary|inset-text"
                    + "|notification-banner|pagination|panel|password-input|radios|checkboxes|file-upload|skip-link"
                    + "|summary-card|summary-list|tag|task-list|warning-text|textarea)[ \"]");

    /** Where the fragments are; the frames, of which there is one each; what documents.js fills in on the candidate's machine. */
    private static final Set<String> HOME =
            Set.of("components.html", "buttons.html", "layout.html", "staff/layout.html", "application/uploads.html");

    private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([\\w-]+)");

    private static final Pattern MERGED =
            Pattern.compile("\\.(java|html|css|js|form|bpmn|dmn|xml|ya?ml|properties|sql|md|txt|csv)$");

    private static final Pattern MARK = Pattern.compile("^(<{7}|={7}|>{7})( .*)?$", Pattern.MULTILINE);

    @Test
    void pagesTakeTheFragmentsOfComponents() {
        try (var files = Files.walk(TEMPLATES)) {
            var copies = files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.startsWith(TEMPLATES.resolve("print")))
                    .filter(file ->
                            !HOME.contains(TEMPLATES.relativize(file).toString().replace('\\', '/')))
                    .flatMap(file -> copiesIn(read(file)).map(copy -> TEMPLATES.relativize(file) + ": " + copy))
                    .toList();

            assertThat(copies).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCopiedComponentIsFound() {
        assertThat(List.of(
                        "<div class=\"govuk-inset-text\">",
                        "<a class=\"govuk-button govuk-button--secondary\">",
                        "<dl th:if=\"x\" class=\"cf-mine govuk-summary-list\">"))
                .allSatisfy(copy -> assertThat(copiesIn(copy)).hasSize(1));
        assertThat(copiesIn("<div class=\"govuk-button-group\"><p class=\"govuk-body\">"))
                .isEmpty();
    }

    /** Thymeleaf would write each of the two, one below the other, without a word. */
    @Test
    void aFragmentIsDefinedOnceInItsFile() {
        try (var files = Files.walk(TEMPLATES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(fragmentsIn(read(file))).doesNotHaveDuplicates());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(fragmentsIn("<p th:fragment=\"a(x)\"><p th:fragment=\"b\"><p th:fragment=\"a(y)\">"))
                .containsExactly("a", "b", "a");
    }

    /** A stylesheet with the marks of a merge still loads: the browser drops the rule behind each mark and goes on. */
    @Test
    void noFileHoldsTheMarksOfAnUnfinishedMerge() {
        assertThat(Stream.of("src", "processes", "forms", "README.md", "pom.xml")
                        .map(Path::of)
                        .flatMap(ComponentsTest::under)
                        .filter(file -> MERGED.matcher(file.toString()).find()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(marksIn(read(file))).isEmpty());
        assertThat(marksIn("a {}\n<<<<<<< HEAD\nb {}\n=======\n>>>>>>> c (d)\n"))
                .hasSize(3);
    }

    private static List<String> fragmentsIn(String template) {
        return FRAGMENT.matcher(template).results().map(found -> found.group(1)).toList();
    }

    private static List<String> marksIn(String text) {
        return MARK.matcher(text).results().map(found -> found.group()).toList();
    }

    private static Stream<Path> under(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> copiesIn(String template) {
        return ROOT.matcher(template).results().map(found -> found.group());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
