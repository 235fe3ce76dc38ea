package fr.candidatflow.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
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

    /** Null while the clock ticks. */
    private volatile Instant still;

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

    /** Moves to a moment and stands there, however long things take, until it is moved again. */
    public void standAt(Instant moment) {
        still = moment.truncatedTo(ChronoUnit.MILLIS);
        ClockUtil.setCurrentTime(Date.from(still));
    }

    public void reset() {
        still = null;
        offset = Duration.ZERO;
        ClockUtil.reset();
    }

    private void offsetBy(Duration duration) {
        still = null;
        offset = duration;
        ClockUtil.offset(duration.toMillis());
    }

    @Override
    public Instant instant() {
        var standing = still;
        return standing == null ? Instant.now().plus(offset) : standing;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        var standing = still;
        return standing == null ? Clock.offset(Clock.system(other), offset) : Clock.fixed(standing, other);
    }

    /** The clock of every bean in a test, and where a campaign is simulated. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

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
