package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Each line of the user guide is served somewhere, and a test that exists proves it; or the table says "not yet". */
class UserGuideTest {

    private static final int LINES = 61;
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d\\d) \\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("`([\\w.]+)\\.(\\w+)`");

    @Test
    void everyLineOfTheGuideHasItsPlaceAndItsTest() throws IOException {
        assertThat(faults(guide())).isEmpty();
    }

    @Test
    void aMissingLineATestThatIsNotThereAndAnEmptyPlaceAreFound() throws IOException {
        String guide = guide();

        assertThat(faults(guide.replaceFirst("(?m)^\\| S07 .*$", ""))).containsExactly("S07 is missing");
        assertThat(faults(guide.replaceFirst("(?m)^\\| S08 .*$", "| S08 | a page | `NoSuchTest.proves` |")))
                .containsExactly("S08: there is no test NoSuchTest.proves");
        assertThat(faults(guide.replaceFirst("(?m)^\\| S09 .*$", "| S09 | | |")))
                .containsExactly("S09 names no page and no process", "S09 names no test");
        assertThat(faults(guide + "| S10 | a page | not yet |\n")).containsExactly("S10 is there twice");
    }

    @Test
    void aTestIsKnownByItsClassAndMethod() {
        assertThat(exists("UserGuideTest", "aTestIsKnownByItsClassAndMethod")).isTrue();
        assertThat(exists("UserGuideTest", "guide")).isFalse();
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("src/docs/user-guide.md"));
    }

    private static List<String> faults(String guide) {
        var faults = new ArrayList<String>();
        var seen = new ArrayList<String>();
        ROW.matcher(guide).results().forEach(row -> {
            String line = row.group(1);
            if (seen.contains(line)) {
                faults.add(line + " is there twice");
            }
            seen.add(line);
            if (row.group(2).isBlank()) {
                faults.add(line + " names no page and no process");
            }
            var tests = TEST.matcher(row.group(3)).results().toList();
            if (tests.isEmpty() && !row.group(3).strip().equals("not yet")) {
                faults.add(line + " names no test");
            }
            tests.stream()
                    .filter(test -> !exists(test.group(1), test.group(2)))
                    .forEach(test -> faults.add(line + ": there is no test " + test.group(1) + "." + test.group(2)));
        });
        IntStream.rangeClosed(1, LINES)
                .mapToObj("S%02d"::formatted)
                .filter(line -> !seen.contains(line))
                .forEach(line -> faults.add(line + " is missing"));
        return faults;
    }

    /** {@code className} is the simple name of a class or of the one that it is nested in. */
    private static boolean exists(String className, String method) {
        var file = Pattern.compile("(.*\\$)?" + Pattern.quote(className.replace('.', '$')) + "(\\$.*)?\\.class");
        Path root = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(
                            path -> file.matcher(path.getFileName().toString()).matches())
                    .map(path -> root.relativize(path)
                            .toString()
                            .replaceAll("[/\\\\]", ".")
                            .replaceAll("\\.class$", ""))
                    .anyMatch(name -> hasTest(name, method));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean hasTest(String className, String method) {
        try {
            return Stream.of(Class.forName(className, false, UserGuideTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .anyMatch(found ->
                            found.getName().equals(method) && AnnotationSupport.isAnnotated(found, Testable.class));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
