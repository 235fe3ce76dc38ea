package fr.candidatflow.application.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.MomentWords;
import fr.candidatflow.application.page.ApplicationView;
import fr.candidatflow.portal.PublicAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the date that counts now of each application. A date keeps its {@code UID} for ever, so that opening the file again after
 * it was moved moves the entry instead of making a second one.
 */
@Component
class DeadlineCalendar {

    /** A deadline is mostly the last second of a day: an entry that ends there is seen on that day. */
    private static final int SHOWN_MINUTES = 30;

    private final MessageSource messages;
    private final PublicAddress address;
    private final Clock clock;

    DeadlineCalendar(MessageSource messages, PublicAddress address, Clock clock) {
        this.messages = messages;
        this.address = address;
        this.clock = clock;
    }

    /** @param applications each with a next date */
    String of(List<ApplicationView> applications, Locale reader) {
        var calendar = new ICalendar();
        calendar.setProductId(
                "-//CandidatFlow//CandidatFlow//" + reader.getLanguage().toUpperCase(Locale.ROOT));
        calendar.setMethod(Method.publish());
        applications.forEach(application -> calendar.addEvent(event(application, reader)));
        return Biweekly.write(calendar).go();
    }

    private VEvent event(ApplicationView view, Locale reader) {
        var application = view.application();
        var now = clock.instant();
        // An opinion is awaited from its date on, everything else must be done before.
        boolean from = application.status() == ApplicationStatus.COMPLETE;
        Instant start = from ? view.next() : view.next().minus(SHOWN_MINUTES, ChronoUnit.MINUTES);
        String page = address.of("/applications/" + application.number());
        String title = messages.getMessage(
                "application.calendar.title",
                new Object[] {
                    messages.getMessage("application.date." + view.stage(), null, reader),
                    view.training().title()
                },
                reader);

        var event = new VEvent();
        event.setUid(kind(view) + "-" + application.id() + "@candidatflow");
        event.setDateTimeStamp(Date.from(now));
        // The later of two files with this UID wins.
        event.setSequence((int) ChronoUnit.MINUTES.between(application.openedAt(), now));
        event.setSummary(title);
        event.setDescription(messages.getMessage(
                "application.calendar.description",
                new Object[] {application.number(), new MomentWords(reader, clock.getZone()).at(view.next()), page},
                reader));
        event.setUrl(page);
        event.setTransparency(true);
        event.setDateStart(Date.from(start));
        event.setDateEnd(Date.from(start.plus(SHOWN_MINUTES, ChronoUnit.MINUTES)));
        if (!from) {
            var dayBefore = Duration.builder().prior(true).days(1).build();
            event.addAlarm(VAlarm.display(new Trigger(dayBefore, Related.END), title));
        }
        return event;
    }

    private static String kind(ApplicationView view) {
        if (view.withdrawing()) {
            return "withdrawal";
        }
        return switch (view.application().status()) {
            case IN_PREPARATION -> "submission";
            case INCOMPLETE -> "return";
            case COMPLETE -> "publication";
            case ADMITTED, CONFIRMED -> "answer";
            case WAITING_LISTED -> "waiting-list";
            case SUBMITTED, REFUSED, WITHDRAWN, EXPIRED, CANCELLED ->
                throw new IllegalArgumentException(
                        "No date counts for application " + view.application().id());
        };
    }
}
