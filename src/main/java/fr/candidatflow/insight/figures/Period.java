package fr.candidatflow.insight.figures;

import java.time.Duration;
import java.time.Instant;

/** From a moment, included, until another, excluded. */
record Period(Instant from, Instant until) {

    /** As long, and ending where this one begins: to say whether it gets better. */
    Period before() {
        return new Period(from.minus(Duration.between(from, until)), from);
    }
}
