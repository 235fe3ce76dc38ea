package fr.candidatflow.application.page;

import fr.candidatflow.application.DurationWords;
import java.time.Duration;

/**
 * How long is left until a date.
 *
 * @param words never more than there is
 * @param seconds the same for the script that counts on
 */
record TimeLeft(String words, long seconds) {

    static TimeLeft of(Duration left, DurationWords words) {
        return new TimeLeft(words.left(left), left.toSeconds());
    }
}
