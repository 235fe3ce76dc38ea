package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.candidatflow.CandidatFlow;
import fr.candidatflow.dev.DevCandidatFlow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code spring-boot:test-run}, the first command of the README, starts the one main class among the tests and refuses to choose. */
class MainClassTest {

    @Test
    void theTestsHaveOneMainClassAndTheApplicationAnother() {
        assertThat(mainClasses("target/test-classes")).containsExactly(DevCandidatFlow.class.getName());
        assertThat(mainClasses("target/classes")).containsExactly(CandidatFlow.class.getName());
    }

    private static List<String> mainClasses(String folder) {
        return new ClassFileImporter()
                .importPath(Path.of(folder)).stream()
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isPresent())
                        .map(JavaClass::getName)
                        .toList();
    }
}
