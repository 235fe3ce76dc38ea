package fr.candidatflow.simulation;

import java.time.Duration;

/**
 * How long people take: log-normal, as human delays are, with many short ones and a long tail.
 *
 * @param spread the standard deviation of the delay's natural logarithm
 */
record Delay(Duration median, double spread) {

    static Delay minutes(long median, double spread) {
        return new Delay(Duration.ofMinutes(median), spread);
    }

    static Delay hours(long median, double spread) {
        return new Delay(Duration.ofHours(median), spread);
    }

    static Delay days(long median, double spread) {
        return new Delay(Duration.ofDays(median), spread);
    }
}
