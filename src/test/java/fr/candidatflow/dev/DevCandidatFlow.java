package fr.candidatflow.dev;

import fr.candidatflow.CandidatFlow;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.casework.TestCorrections;
import fr.candidatflow.catalogue.DemoCatalogue;
import fr.candidatflow.catalogue.SimulatedCatalogue;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.simulation.Simulation;
import fr.candidatflow.simulation.SimulationAtStart;
import fr.candidatflow.support.EmbeddedDatabase;
import fr.candidatflow.support.FreePort;
import fr.candidatflow.support.MailServer;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.QuickPasswords;
import fr.candidatflow.workflow.engine.DemoStaff;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The whole application on one machine, started with {@code ./mvnw spring-boot:test-run}: its own PostgreSQL, whose data stay in
 * {@code .dev/}, its own SMTP server with a page that shows the mails, demo staff and a demo catalogue. It lives in the test
 * sources, so that nothing of it reaches the production jar.
 */
public class DevCandidatFlow {

    public static void main(String[] args) {
        var application = new SpringApplication(
                CandidatFlow.class,
                EmbeddedDatabase.class,
                MailServer.class,
                DevMailbox.class,
                DemoCatalogue.class,
                DemoStaff.class,
                MovableClock.Configuration.class,
                QuickPasswords.class,
                TestAccounts.class,
                TestProfiles.class,
                TestCorrections.class,
                SimulatedCatalogue.class,
                Simulation.class,
                SimulationAtStart.class,
                Welcome.class);
        int smtpPort = FreePort.find();
        application.setDefaultProperties(Map.of(
                "candidatflow.dev.database",
                ".dev/postgresql",
                "candidatflow.dev.smtp-port",
                smtpPort,
                // It tells of each address that gets its first mail.
                "logging.level.com.icegreen.greenmail.user.UserManager",
                "warn"));
        application.addInitializers(context -> {
            context.getEnvironment().getSystemProperties().put("spring.mail.port", String.valueOf(smtpPort));
            context.getBeanFactory().registerSingleton("testClassesAreNotScanned", new TestClasses());
        });
        application.run(args);
    }

    /** Of the test sources, which share the application's packages, only the classes named above take part. */
    private static final class TestClasses extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getResource().toString().contains("test-classes");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof TestClasses;
        }

        @Override
        public int hashCode() {
            return TestClasses.class.hashCode();
        }
    }
}
