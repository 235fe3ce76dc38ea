package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the candidate's timeline tells, and what it measures, is a step of a diagram: a renamed step does not fall silent. */
class TimelineStepsTest {

    private static final Pattern TEXT = Pattern.compile("(?m)^application\\.timeline\\.step\\.(\\w+)=");
    private static final Pattern WAIT = Pattern.compile("ApplicationStatus\\.\\w+, \"(\\w+)\"");
    private static final Pattern ELEMENT = Pattern.compile("<\\w+ id=\"(\\w+)\"");

    @Test
    void eachTextAndEachMeasuredWaitIsAStepOfADiagram() throws IOException {
        assertThat(known()).containsAll(told()).containsAll(measured());
        assertThat(told()).hasSizeGreaterThan(20);
        assertThat(measured()).hasSize(3);
    }

    @Test
    void aStepThatIsNoLongerThereIsSeen() throws IOException {
        var known = known();
        known.remove("serviceTask_recordSubmission");

        assertThat(told()).anyMatch(step -> !known.contains(step));
    }

    private static Set<String> told() throws IOException {
        return all(TEXT, Files.readString(Path.of("src/main/resources/messages_fr.properties")));
    }

    private static Set<String> measured() throws IOException {
        return all(
                WAIT,
                Files.readString(Path.of("src/main/java/fr/candidatflow/workflow/task/EngineApplicationHistory.java")));
    }

    private static Set<String> known() throws IOException {
        var known = new TreeSet<String>();
        try (var files = Files.list(Path.of("processes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                known.addAll(all(ELEMENT, Files.readString(file)));
            }
        }
        return known;
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
