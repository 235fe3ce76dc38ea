package fr.candidatflow.application.page;

import static fr.candidatflow.application.ApplicationStatus.ADMITTED;
import static fr.candidatflow.application.ApplicationStatus.COMPLETE;
import static fr.candidatflow.application.ApplicationStatus.CONFIRMED;
import static fr.candidatflow.application.ApplicationStatus.EXPIRED;
import static fr.candidatflow.application.ApplicationStatus.INCOMPLETE;
import static fr.candidatflow.application.ApplicationStatus.IN_PREPARATION;
import static fr.candidatflow.application.ApplicationStatus.REFUSED;
import static fr.candidatflow.application.ApplicationStatus.SUBMITTED;
import static fr.candidatflow.application.ApplicationStatus.WAITING_LISTED;
import static fr.candidatflow.application.ApplicationStatus.WITHDRAWN;

import fr.candidatflow.application.ApplicationHistory;
import fr.candidatflow.application.ApplicationHistory.Step;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.DurationWords;
import fr.candidatflow.application.page.Timeline.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tells a candidate where an application is. What has a text {@code application.timeline.step.<id in the diagram>} is shown, and
 * nothing else: a new step of a process stays unseen until somebody has decided what its candidate may read.
 */
@Component
class Timelines {

    private final ApplicationHistory history;
    private final MessageSource messages;
    private final Clock clock;

    Timelines(ApplicationHistory history, MessageSource messages, Clock clock) {
        this.history = history;
        this.messages = messages;
        this.clock = clock;
    }

    Timeline of(ApplicationView view, Locale locale) {
        var application = view.application();
        var events = new ArrayList<>(history.of(application.id()).stream()
                .map(step -> event(step, locale))
                .filter(Objects::nonNull)
                .toList());
        Collections.reverse(events);
        var status = application.status();
        var stage = view.stage();
        // A step may outlive its date: an envelope is on its way, or a confirmation can no longer be withdrawn.
        boolean late = view.next() != null && clock.instant().isAfter(view.next());
        return new Timeline(
                events,
                holder(view, late),
                late ? null : view.next(),
                next(view, late).stream()
                        .map(next ->
                                messages.getMessage("application.timeline.next." + stage + "." + next, null, locale))
                        .toList(),
                history.usualDuration(application.training(), status)
                        .map(usual -> messages.getMessage(
                                "application.timeline.usually",
                                new Object[] {new DurationWords(messages, locale).about(usual.median()), usual.cases()},
                                locale))
                        .orElse(null));
    }

    private Event event(Step step, Locale locale) {
        var text = messages.getMessage("application.timeline.step." + step.key(), null, null, locale);
        return text == null ? null : new Event(text, step.at());
    }

    private static String holder(ApplicationView view, boolean late) {
        if (view.withdrawing()) {
            return "withdrawing";
        }
        if (view.paper() && late && view.toSend()) {
            return "post";
        }
        return holder(view.application().status());
    }

    private static String holder(ApplicationStatus status) {
        return switch (status) {
            case IN_PREPARATION, INCOMPLETE, ADMITTED -> "you";
            case SUBMITTED -> "centre";
            case COMPLETE -> "commission";
            case WAITING_LISTED -> "waiting-list";
            case CONFIRMED -> "confirmed";
            case REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> "nobody";
        };
    }

    private static List<ApplicationStatus> next(ApplicationView view, boolean late) {
        if (view.withdrawing()) {
            return List.of(ADMITTED, WITHDRAWN);
        }
        var status = view.application().status();
        return status == CONFIRMED && late ? List.of() : next(status);
    }

    /** The ways out of a status that the diagrams draw; a cancellation is offered beside them. */
    private static List<ApplicationStatus> next(ApplicationStatus status) {
        return switch (status) {
            case IN_PREPARATION -> List.of(SUBMITTED, EXPIRED);
            case SUBMITTED -> List.of(COMPLETE, INCOMPLETE);
            case INCOMPLETE -> List.of(SUBMITTED, EXPIRED);
            case COMPLETE -> List.of(ADMITTED, WAITING_LISTED, REFUSED);
            case ADMITTED -> List.of(CONFIRMED, WITHDRAWN);
            case WAITING_LISTED -> List.of(ADMITTED, REFUSED);
            case CONFIRMED -> List.of(CONFIRMED, WITHDRAWN);
            case REFUSED, WITHDRAWN, EXPIRED, CANCELLED -> List.of();
        };
    }
}
