package fr.candidatflow.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A real PostgreSQL inside the JVM's life: kept in {@code candidatflow.dev.database} when that is set, else gone at the end. */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(@Value("${candidatflow.dev.database:}") String directory)
            throws IOException, InterruptedException, ExecutionException {
        // What is kept must survive a crash; what is thrown away need not wait for the disk.
        String durable = directory.isBlank() ? "off" : "on";
        // No shutdown hook: it would stop PostgreSQL while Spring still uses it.
        var builder = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(120))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", durable)
                .setServerConfig("full_page_writes", durable)
                .setServerConfig("synchronous_commit", durable);
        if (!directory.isBlank()) {
            Path data = Path.of(directory).toAbsolutePath();
            Files.createDirectories(data.getParent());
            stopOrphan(data.resolve("postmaster.pid"));
            builder.setDataDirectory(data).setCleanDataDirectory(false);
        }
        return builder.start();
    }

    /** After the JVM was killed its PostgreSQL lives on and holds the data directory. */
    private static void stopOrphan(Path pidFile) throws IOException, InterruptedException, ExecutionException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (orphan.isPresent()) {
            log.warn("Stopping the PostgreSQL that a killed run left behind (process {})", pid);
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException stillRunning) {
                orphan.get().destroyForcibly();
                orphan.get().onExit().get();
            }
        }
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }
}
