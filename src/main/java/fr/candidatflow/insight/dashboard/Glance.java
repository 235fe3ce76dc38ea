package fr.candidatflow.insight.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A campaign as it stood at one moment. Durations are in milliseconds.
 *
 * @param days those on which something happened
 * @param mails of the whole installation, not of this campaign only; so are the incidents
 */
record Glance(List<Step> funnel, List<Day> days, List<Queue> queues, List<Mails> mails, List<Incidents> incidents) {

    /** What another version of this class wrote may lack something: then it is none. */
    Glance {
        Stream.of(funnel, days, queues, mails, incidents).forEach(Objects::requireNonNull);
    }

    /** How far an application has come, in order; the process in which it comes there. */
    enum Stage {
        OPENED("application"),
        SUBMITTED("application-submission"),
        COMPLETE("document-review"),
        FAVOURABLE("commission-opinion"),
        CONFIRMED("admission-confirmation");

        private final String process;

        Stage(String process) {
            this.process = process;
        }

        String process() {
            return process;
        }
    }

    /**
     * @param reached applications that have come at least here
     * @param median of the time from the stage before, of those that have reached this one; null for the first and for none
     * @param p90 nine of ten took no longer
     * @param others what became of those that have come here and no further; empty for the last
     */
    record Step(Stage stage, long reached, Double median, Double p90, List<Others> others) {}

    /** @param outcome an application's status; {@code SILENT} for a withdrawal by silence, {@code DECIDED} before the publication */
    record Others(String outcome, long count) {}

    record Day(LocalDate day, long opened, long submitted, long reviewed, long decided) {}

    /**
     * Mails of a process that have not left.
     *
     * @param waiting not tried yet
     * @param retried failed, and the engine will try again
     * @param stopped failed for good: somebody must look
     * @param oldest since when the first of these waits
     */
    record Mails(String process, long waiting, long retried, long stopped, Instant oldest) {}

    record Incidents(String process, long count, Instant oldest) {}
}
