package fr.candidatflow.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a simulated campaign has come to.
 *
 * @param statuses how many applications stand where on the last day; those deleted with their account are DELETED
 * @param refusals how often a rule has refused what somebody wanted, by the rule
 * @param acts what people have done
 * @param jobs what the engine has done by itself: mails, reminders, deadlines
 * @param took in real time
 */
public record SimulationReport(
        Instant from,
        Instant until,
        Map<String, Integer> statuses,
        Map<String, Integer> refusals,
        int acts,
        int jobs,
        Duration took) {

    public int applications() {
        return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }
}
