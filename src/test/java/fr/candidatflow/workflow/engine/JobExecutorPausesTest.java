package fr.candidatflow.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The tests' own application runs no job executor, so its settings are read here as the application reads them. */
class JobExecutorPausesTest {

    @Test
    void whoFindsNoJobDueLooksAgainAfterASecondAndLaterAfterTwo() throws IOException {
        var strategy = strategy(settings());
        assertThat(strategy.getWaitTime()).isZero();

        // when
        strategy.reconfigure(nothingDue());

        // then
        assertThat(strategy.getWaitTime()).isEqualTo(1000);

        // when
        for (int times = 0; times < 10; times++) {
            strategy.reconfigure(nothingDue());
        }

        // then
        assertThat(strategy.getWaitTime()).isEqualTo(2000);
    }

    /** What happens to settings that contradict each other. */
    @Test
    void aFirstPauseAboveTheLongestWouldBeNoPauseAtAll() throws IOException {
        var contradictory = settings();
        contradictory.getJobExecution().setWaitTimeInMillis(5000);
        var strategy = strategy(contradictory);

        // when
        strategy.reconfigure(nothingDue());

        // then
        assertThat(strategy.getWaitTime()).isZero();
    }

    private static JobAcquisitionContext nothingDue() {
        var look = new JobAcquisitionContext();
        look.submitAcquiredJobs("default", new AcquiredJobs(3));
        return look;
    }

    private static BackoffJobAcquisitionStrategy strategy(CamundaBpmProperties settings) {
        return new BackoffJobAcquisitionStrategy(
                JobConfiguration.jobExecutor(JobConfiguration.camundaTaskExecutor(settings), settings));
    }

    private static CamundaBpmProperties settings() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
        var settings = new CamundaBpmProperties();
        new Binder(ConfigurationPropertySources.from(sources))
                .bind("camunda.bpm.job-execution", Bindable.ofInstance(settings.getJobExecution()));
        return settings;
    }
}
