package fr.candidatflow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import fr.candidatflow.CandidatFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Modules depend on each other only as their {@code package-info.java} allows, and the README shows just that. */
class ModuleStructureTest {

    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+) --> (\\w+)$");

    private static final ApplicationModules MODULES = ApplicationModules.of(CandidatFlow.class);

    @Test
    void modulesKeepToWhatTheyMayUse() {
        MODULES.verify();
    }

    @Test
    void aCircleOfModulesIsFound() {
        var broken = ApplicationModules.of("brokencontrol", new ImportOption.OnlyIncludeTests());

        assertThatThrownBy(broken::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle detected");
    }

    @Test
    void theReadmeShowsTheModulesAsTheyAre() throws IOException {
        assertThat(arrows(Files.readString(Path.of("README.md")))).isEqualTo(allowed());
    }

    @Test
    void anArrowTooFewOrTooManyInTheReadmeIsFound() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(arrows(readme.replace("  profile --> account\n", ""))).isNotEqualTo(allowed());
        assertThat(arrows(readme.replace("  profile --> account\n", "  profile --> account\n  account --> profile\n")))
                .isNotEqualTo(allowed());
    }

    private static Set<String> arrows(String readme) {
        return ARROW.matcher(readme)
                .results()
                .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> allowed() {
        return MODULES.stream()
                .flatMap(module -> Stream.of(
                                declaration(module.getBasePackage().getName()).allowedDependencies())
                        .map(used -> module.getIdentifier() + " --> " + used))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ApplicationModule declaration(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(packageName + " declares no module", e);
        }
    }
}
