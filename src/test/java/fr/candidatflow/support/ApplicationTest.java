package fr.candidatflow.support;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.casework.TestCorrections;
import fr.candidatflow.catalogue.SimulatedCatalogue;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.simulation.Simulation;
import fr.candidatflow.workflow.TestAdmissions;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on real parts: PostgreSQL, SMTP server, web server on a free port that the links of the mails name.
 * The job executor is off: a test runs the jobs and timers that it means. All tests share one context, and the database is
 * never emptied: a test makes its own account, training and application, and adds no configuration of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            // All visitors of a run come from one address.
            "candidatflow.account.requests-per-address=1000",
            // A few applications already take several turns.
            "candidatflow.retention.batch=2",
            // Figures sum days up when a test asks for them, not when it happens to be night.
            "candidatflow.insight.close-days-at=-",
            // It warns after each test that runs no process.
            "logging.level.org.camunda.community.process_test_coverage=ERROR"
        })
@ContextConfiguration(initializers = FreePort.class)
@AutoConfigureMockMvc
@Import({
    EmbeddedDatabase.class,
    MailServer.class,
    Mailbox.class,
    MovableClock.Configuration.class,
    ProcessEngineCoverageConfiguration.class,
    QuickPasswords.class,
    Simulation.class,
    SimulatedCatalogue.class,
    TestAccounts.class,
    TestAdmissions.class,
    TestCorrections.class,
    TestProfiles.class
})
@TestExecutionListeners(
        listeners = MovableClock.Reset.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface ApplicationTest {}
