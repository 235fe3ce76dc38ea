package fr.candidatflow.workflow.engine;

import fr.candidatflow.catalogue.ApplicationMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** The moments that processes wait for, made from the days that people are told. */
@Component
@EnableConfigurationProperties(ProcessDates.Post.class)
public class ProcessDates {

    /** People read mail in the morning. */
    private static final LocalTime REMINDER_HOUR = LocalTime.of(9, 0);

    private final Post post;
    private final Clock clock;

    ProcessDates(Post post, Clock clock) {
        this.post = post;
        this.clock = clock;
    }

    /**
     * When a step is over: at its deadline, or, for what is posted, once an envelope of the last day had time to arrive and to be
     * registered; it counts from its postmark.
     */
    public Date closing(ApplicationMode mode, Instant deadline) {
        return Date.from(
                mode == ApplicationMode.PAPER
                        ? deadline.atZone(clock.getZone()).plusDays(post.days()).toInstant()
                        : deadline);
    }

    /**
     * The next reminder before a deadline, at nine in the morning, that is still ahead and later than the former one; null when
     * there is none.
     *
     * @param daysBefore how many days before the deadline reminders go out
     * @param former null for the first
     */
    Date nextReminder(Date deadline, List<Integer> daysBefore, Date former) {
        var day = deadline.toInstant().atZone(clock.getZone()).toLocalDate();
        var now = clock.instant();
        return daysBefore.stream()
                .sorted(Comparator.reverseOrder())
                .map(days -> day.minusDays(days)
                        .atTime(REMINDER_HOUR)
                        .atZone(clock.getZone())
                        .toInstant())
                .filter(moment -> moment.isAfter(now))
                .filter(moment -> former == null || moment.isAfter(former.toInstant()))
                .findFirst()
                .map(Date::from)
                .orElse(null);
    }

    /**
     * Paper files.
     *
     * @param days how long after a deadline an envelope that was posted in time may still be registered
     */
    @ConfigurationProperties("candidatflow.post")
    record Post(@DefaultValue("10") int days) {}
}
