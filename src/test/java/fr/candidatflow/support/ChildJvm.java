package fr.candidatflow.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A second JVM, for what cannot run in that of the tests; it ends with the test that started it, at the latest with theirs. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofMinutes(1);

    private final Process process;
    private final Path log;
    private final Thread atTheLatest;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        atTheLatest = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atTheLatest);
    }

    /** Runs a class of the tests' own class path. */
    public static ChildJvm ofTests(String mainClass, Path log, List<String> arguments) throws IOException {
        var all = new ArrayList<>(List.of(
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        all.addAll(arguments);
        return start(log, Map.of(), all);
    }

    /** @param arguments of the {@code java} command; our own variables are taken from {@code environment} only */
    public static ChildJvm start(Path log, Map<String, String> environment, List<String> arguments) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CANDIDATFLOW_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), log);
    }

    /** Waits until it is ready for visitors; fails with its log when it ends or takes too long. */
    public void awaitReady(URI readiness) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(readiness)
                .timeout(Duration.ofSeconds(10))
                .build();
        Instant deadline = Instant.now().plus(START);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notListeningYet) {
                // Asked again below.
            }
            process.waitFor(500, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("It did not become ready:\n" + log());
    }

    /** Waits for its end; fails when it goes on running. */
    public int awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It goes on running:\n" + log());
        }
        return process.exitValue();
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(atTheLatest);
    }
}
