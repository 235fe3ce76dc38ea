package fr.candidatflow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumFinderTest {

    @TempDir
    Path bin;

    final List<String> commands = new ArrayList<>();

    @Test
    void takesTheProgramThatTheEnvironmentNames() {
        Path chrome = program("my-chrome");
        program("chromium");

        assertThat(finder(Map.of("CHROME", chrome.toString(), "PATH", bin.toString()), true)
                        .find())
                .contains(chrome);
    }

    @Test
    void saysSoWhenTheEnvironmentNamesNoProgram() {
        assertThatThrownBy(finder(Map.of("CHROME", "/no/such/chrome"), true)::find)
                .hasMessage("CHROME names no program: /no/such/chrome");
    }

    @Test
    void takesTheOneOnThePathAndInstallsNothing() {
        Path chromium = program("chromium");

        assertThat(finder(Map.of("PATH", bin.toString()), true).find()).contains(chromium);
        assertThat(commands).isEmpty();
    }

    @Test
    void installsDebiansChromiumAsRootOnDebian() {
        var finder = new ChromiumFinder(Map.of("PATH", bin.toString()), true, command -> {
            commands.add(command.get(0) + " " + command.get(1));
            if (command.contains("chromium")) {
                program("chromium");
            }
            return true;
        });

        assertThat(finder.find()).contains(bin.resolve("chromium"));
        assertThat(commands).containsExactly("apt-get update", "apt-get install");
    }

    @Test
    void letsPlaywrightFetchItsOwnElsewhere() {
        var finder = new ChromiumFinder(Map.of("PATH", bin.toString()), false, command -> {
            commands.addAll(command);
            return true;
        });

        assertThat(finder.find()).isEmpty();
        assertThat(commands)
                .containsSequence("com.microsoft.playwright.CLI", "install", "chromium")
                .doesNotContain("apt-get");
    }

    @Test
    void failsWithAClearSentenceWhenThereIsNone() {
        assertThatThrownBy(finder(Map.of("PATH", bin.toString()), true)::find).hasMessage(ChromiumFinder.NONE);
    }

    /** Nothing can be installed or fetched. */
    private ChromiumFinder finder(Map<String, String> environment, boolean rootOnDebian) {
        return new ChromiumFinder(environment, rootOnDebian, command -> {
            commands.add(command.get(0));
            return false;
        });
    }

    private Path program(String name) {
        try {
            Path file = Files.createFile(bin.resolve(name));
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("Not made executable: " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
