package fr.candidatflow.portal;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every node counts in UTC, wherever its server stands. Tables whose moments have no zone, such as the engine's, are read in the
 * zone of the process: in that of Paris an hour comes twice in October, and a timer of the second one would fire in the first;
 * two servers of different zones would not agree on any. What people read is in the zone of the clock.
 */
class OneTimeZone implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }
}
