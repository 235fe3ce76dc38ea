package fr.candidatflow.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The application's clock, which a test may move; it goes on ticking from there. The engine's clock moves with it, so that a
 * timer is due when the domain says so. Back to the real time after each test.
 */
public final class MovableClock extends Clock {

    private final ZoneId zone;
    private volatile Duration offset = Duration.ZERO;

    private MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Moves to a moment, past or future. */
    public void moveTo(Instant moment) {
        offsetBy(Duration.between(Instant.now(), moment));
    }

    public void advance(Duration duration) {
        offsetBy(offset.plus(duration));
    }

    public void reset() {
        offset = Duration.ZERO;
        ClockUtil.reset();
    }

    private void offsetBy(Duration duration) {
        offset = duration;
        ClockUtil.offset(duration.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.offset(Clock.system(other), offset);
    }

    /** The clock of every bean in a test. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(ZoneId.of("Europe/Paris"));
        }
    }

    static class Reset extends AbstractTestExecutionListener {

        @Override
        public void afterTestMethod(TestContext test) {
            test.getApplicationContext().getBean(MovableClock.class).reset();
        }
    }
}
