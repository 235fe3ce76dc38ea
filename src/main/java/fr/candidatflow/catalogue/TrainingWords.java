package fr.candidatflow.catalogue;

import fr.candidatflow.portal.DateWords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the reader's language what a training's dates and numbers mean today. */
@Component
public class TrainingWords {

    private final MessageSource messages;
    private final Clock clock;

    TrainingWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Open until when, to open in how many days, closed since when.
     *
     * @param full whether all seats are taken: one may still apply, and gets on the waiting list
     */
    public String state(boolean inService, TrainingDates dates, boolean full, Locale language) {
        var today = LocalDate.now(clock);
        var availability = Availability.on(today, inService, dates);
        var arguments = switch (availability) {
            case OPEN, CLOSED -> new Object[] {day(dates.closesOn(), language)};
            case NOT_YET_OPEN ->
                new Object[] {day(dates.opensOn(), language), ChronoUnit.DAYS.between(today, dates.opensOn())};
            case OUT_OF_SERVICE -> new Object[0];
        };
        var state = full && availability == Availability.OPEN ? "FULL" : availability.name();
        return messages.getMessage("training.state." + state, arguments, language);
    }

    /** One may apply today. */
    boolean open(boolean inService, TrainingDates dates) {
        return Availability.on(LocalDate.now(clock), inService, dates) == Availability.OPEN;
    }

    /** @param capacity null when there is no limit */
    public String capacity(Integer capacity, Locale language) {
        return capacity == null
                ? messages.getMessage("training.capacity.none", null, language)
                : messages.getMessage("training.capacity", new Object[] {capacity}, language);
    }

    public String day(LocalDate day, Locale language) {
        return DateWords.day(day, language);
    }
}
