package fr.candidatflow.simulation;

import com.zaxxer.hikari.HikariDataSource;
import fr.candidatflow.account.TestAccounts;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lives a campaign through when the demo starts with an empty database, before anybody comes: of {@value #USUAL} candidates, or of
 * as many as {@code candidatflow.simulation.candidates} says, with the dice of {@code candidatflow.simulation.seed}. Nobody else may
 * be in the database: with the clock in the past their deadlines would not be theirs any more.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SimulationAtStart {

    static final int USUAL = 60;
    private static final long USUAL_SEED = 1;
    private static final String CANDIDATES = "candidatflow.simulation.candidates";
    private static final String SEED = "candidatflow.simulation.seed";

    /** Tens of lines for each candidate otherwise. */
    private static final List<String> TALKATIVE =
            List.of("fr.candidatflow.application", "fr.candidatflow.notification");

    private static final Logger log = LoggerFactory.getLogger(SimulationAtStart.class);

    private final Simulation simulation;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final HikariDataSource database;

    SimulationAtStart(Simulation simulation, Environment environment, JdbcClient jdbc, HikariDataSource database) {
        this.simulation = simulation;
        this.environment = environment;
        this.jdbc = jdbc;
        this.database = database;
    }

    /** When catalogue and staff of the demo are there, and before the start says that all is ready. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void run() {
        var wanted = environment.getProperty(CANDIDATES, Integer.class);
        int candidates = wanted == null ? USUAL : wanted;
        if (candidates < 0) {
            throw new SimulationRefused("%s is %d; it must be 0 or more.".formatted(CANDIDATES, candidates));
        }
        if (candidates == 0) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new SimulationRefused("A campaign is never simulated in production.");
        }
        if (hasAccounts()) {
            if (wanted != null) {
                throw new SimulationRefused(
                        "A campaign is simulated in an empty database only, and this one has accounts.");
            }
            return;
        }
        simulate(candidates, environment.getProperty(SEED, Long.class, USUAL_SEED));
    }

    private boolean hasAccounts() {
        return jdbc.sql("select exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    private void simulate(int candidates, long seed) {
        log.info("Simulating a campaign of {} candidates, seed {}, while nobody is there", candidates, seed);
        var logging = LoggingSystem.get(getClass().getClassLoader());
        TALKATIVE.forEach(name -> logging.setLogLevel(name, LogLevel.WARN));
        awaitTheDisk(false);
        try {
            var report = simulation.run(candidates, seed);
            log.info(
                    "Simulated in {} s: {} applications {}, {} things done by people, {} jobs of the engine; refused: {}",
                    report.took().toSeconds(),
                    report.applications(),
                    report.statuses(),
                    report.acts(),
                    report.jobs(),
                    report.refusals());
            System.out.printf("%nSimulated candidates, all with the password %s:%n%n", TestAccounts.PASSWORD);
            candidates().forEach(System.out::println);
        } finally {
            awaitTheDisk(true);
            TALKATIVE.forEach(name -> logging.setLogLevel(name, null));
        }
    }

    /** Whom to sign in as: one for each status that an application has. */
    List<String> candidates() {
        return jdbc.sql("""
                        select distinct on (application.status) user_id, application.status from application
                        join account on account.id = application.account_id
                        order by application.status, opened_at""")
                .query((row, number) -> "  %-32s %s".formatted(row.getString("user_id"), row.getString("status")))
                .list();
    }

    /** Whoever interrupts a simulation begins afresh, so its transactions need not wait, one by one, until they are on the disk. */
    private void awaitTheDisk(boolean await) {
        jdbc.sql("alter role current_user set synchronous_commit = " + (await ? "on" : "off"))
                .update();
        database.getHikariPoolMXBean().softEvictConnections();
    }
}
