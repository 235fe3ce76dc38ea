package fr.candidatflow.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a Chrome or Chromium for the browser tests: the one that {@code CHROME} names, else one on the {@code PATH}, else
 * Debian's own, installed when the tests run as root on Debian, else the one that Playwright fetches. A machine with none of
 * these fails the build: the browser tests are never skipped.
 */
final class ChromiumFinder {

    static final String NONE = "The browser tests need Chrome or Chromium and found none: install one, or set the "
            + "environment variable CHROME to the path of its program.";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private final Map<String, String> environment;
    private final boolean rootOnDebian;
    private final CommandRunner commands;

    ChromiumFinder() {
        this(System.getenv(), isRootOnDebian(), ChromiumFinder::run);
    }

    ChromiumFinder(Map<String, String> environment, boolean rootOnDebian, CommandRunner commands) {
        this.environment = environment;
        this.rootOnDebian = rootOnDebian;
        this.commands = commands;
    }

    /** Empty when Playwright is to use the browser that it has just fetched. */
    Optional<Path> find() {
        String named = environment.get("CHROME");
        if (named != null && !named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException("CHROME names no program: " + named);
            }
            return Optional.of(program);
        }
        Optional<Path> onPath = onPath();
        if (onPath.isEmpty() && rootOnDebian) {
            installDebiansChromium();
            onPath = onPath();
        }
        if (onPath.isEmpty() && !fetchPlaywrightsChromium()) {
            throw new IllegalStateException(NONE);
        }
        return onPath;
    }

    private Optional<Path> onPath() {
        var folders = environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void installDebiansChromium() {
        if (commands.run(List.of("apt-get", "update"))) {
            commands.run(
                    List.of("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"));
        }
    }

    private boolean fetchPlaywrightsChromium() {
        return commands.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium"));
    }

    private static boolean isRootOnDebian() {
        try {
            return "root".equals(System.getProperty("user.name"))
                    && Files.readAllLines(Path.of("/etc/os-release")).contains("ID=debian");
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    private static boolean run(List<String> command) {
        try {
            Path log = Files.createDirectories(Path.of("target")).resolve("chromium.log");
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            Process process = builder.start();
            if (process.waitFor(10, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a program to its end and tells whether it succeeded. */
    interface CommandRunner {
        boolean run(List<String> command);
    }
}
