package fr.candidatflow.application.page;

import fr.candidatflow.application.DurationWords;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The time that is left to submit, or to submit again, once it is short: nobody has to reckon at 23:58 on the last day. */
final class Countdowns {

    private static final Duration SHORT = Duration.ofDays(7);

    private final DurationWords words;
    private final Clock clock;

    Countdowns(MessageSource messages, Locale locale, Clock clock) {
        this.words = new DurationWords(messages, locale);
        this.clock = clock;
    }

    /** Null when it is long, when nothing is to be submitted here, and when it is over. Of an envelope the postmark's day counts. */
    public TimeLeft of(ApplicationView view) {
        var now = clock.instant();
        if (view.paper() || !view.documentsOpen(now)) {
            return null;
        }
        var left = Duration.between(now, view.next());
        return left.compareTo(SHORT) > 0 ? null : TimeLeft.of(left, words);
    }
}
