package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.workflow.engine.ProcessVariable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The constants beside the diagrams are the names in the diagrams and forms: none is missing on either side. */
class ProcessConstantsTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Path WORKFLOW = Path.of("src/main/java/fr/candidatflow/workflow");

    private static final Pattern MESSAGE = Pattern.compile("<message id=\"[^\"]*\" name=\"([^\"]*)\"");
    private static final Pattern ELEMENT = Pattern.compile(" id=\"([A-Za-z]+_[^\"]*)\"");
    private static final Pattern EXPRESSION = Pattern.compile("[$]\\{!?([a-z][A-Za-z]*)[^}]*}");
    private static final Pattern MAPPING =
            Pattern.compile("<camunda:(?:in|out|inputParameter)[^>]* (?:source|target|name)=\"([a-z][A-Za-z]*)\"");
    private static final Pattern EMBEDDED_FIELD = Pattern.compile("cam-variable-name=\"([^\"]+)\"");
    private static final Pattern FORM_FIELD = Pattern.compile("\"key\": \"([^\"]+)\"");

    @TestFactory
    Stream<DynamicTest> keyAndMessagesAreTheDiagrams() throws IOException {
        return processes().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var process = processClass(file);
                    var xml = Files.readString(file);
                    assertThat(text(process, "KEY") + ".bpmn")
                            .isEqualTo(file.getFileName().toString());
                    assertThat(declaredMessages(process)).isEqualTo(all(MESSAGE, xml));
                    assertThat(all(ELEMENT, xml)).containsAll(declaredElements(process));
                }));
    }

    @Test
    void variablesAreThoseOfTheDiagramsAndForms() throws IOException {
        assertThat(declaredVariables()).isEqualTo(usedVariables(read(PROCESSES, ".bpmn") + forms()));
    }

    /** The control: one more or one less on either side is seen. */
    @Test
    void aRenamedVariableOrMessageIsSeen() throws IOException {
        var models = read(PROCESSES, ".bpmn") + forms();
        assertThat(usedVariables(models.replace("${returnClosesAt}", "${returnEndsAt}")))
                .contains("returnEndsAt")
                .isNotEqualTo(declaredVariables());
        assertThat(usedVariables(models.replace("cam-variable-name=\"withdrawalConfirmed\"", "")))
                .isNotEqualTo(declaredVariables());
        var review = PROCESSES.resolve("document-review.bpmn");
        assertThat(all(MESSAGE, Files.readString(review).replace("submissionRecalled\"/>", "recalled\"/>")))
                .isNotEqualTo(declaredMessages(processClass(review)));
    }

    private static Set<Path> processes() throws IOException {
        try (var files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** processes/document-review.bpmn ⇔ workflow.documentreview.DocumentReviewProcess */
    private static Class<?> processClass(Path file) {
        var id = file.getFileName().toString().replace(".bpmn", "");
        var name = Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return load("fr.candidatflow.workflow." + id.replace("-", "") + "." + name + "Process");
    }

    private static Set<String> declaredMessages(Class<?> process) {
        return constants(process, String.class)
                .map(String.class::cast)
                .filter(text -> text.contains("."))
                .collect(sorted());
    }

    private static Set<String> declaredElements(Class<?> process) {
        return constants(process, String.class)
                .map(String.class::cast)
                .filter(text -> text.contains("_"))
                .collect(sorted());
    }

    /** Of every class of the workflow module, since some are shared by several processes. */
    private static Set<String> declaredVariables() throws IOException {
        try (var files = Files.walk(WORKFLOW)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(file -> load(Path.of("src/main/java")
                            .relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace(java.io.File.separatorChar, '.')))
                    .flatMap(type -> constants(type, ProcessVariable.class))
                    .map(variable -> ((ProcessVariable<?>) variable).name())
                    .collect(sorted());
        }
    }

    private static Set<String> usedVariables(String models) {
        var used = Stream.of(EXPRESSION, MAPPING, EMBEDDED_FIELD, FORM_FIELD)
                .flatMap(pattern -> all(pattern, models).stream())
                .collect(sorted());
        used.removeIf(name -> name.endsWith("Delegate"));
        return used;
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(sorted());
    }

    private static Stream<Object> constants(Class<?> type, Class<?> of) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == of)
                .map(ProcessConstantsTest::value);
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Class<?> type, String constant) throws NoSuchFieldException {
        return (String) value(type.getDeclaredField(constant));
    }

    private static String forms() throws IOException {
        return read(FORMS, ".html") + read(FORMS, ".form");
    }

    private static String read(Path folder, String ending) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static java.util.stream.Collector<String, ?, TreeSet<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
