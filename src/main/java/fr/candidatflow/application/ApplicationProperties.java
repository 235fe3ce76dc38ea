package fr.candidatflow.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of the applications.
 *
 * @param daysToReact how many whole days, at the least, a candidate has to correct a file or to answer an offer, also when the
 *     training's date is nearer or past: a late review or a call from the waiting list must leave time to react
 * @param maxApplications how many applications that are not cancelled a candidate may have (decision 6)
 * @param secondThought how long a candidate may take a withdrawal back before it is final and the seat goes to somebody else; never
 *     beyond the answer deadline
 */
@ConfigurationProperties("candidatflow.application")
record ApplicationProperties(
        @DefaultValue("3") int daysToReact,
        @DefaultValue("20") int maxApplications,
        @DefaultValue("2h") Duration secondThought) {

    /** The end of the time to react that a candidate has at the least, for a deadline that is set now. */
    Instant earliest(Deadline deadline, Clock clock) {
        return deadline.at(LocalDate.now(clock).plusDays(daysToReact), clock.getZone());
    }
}
