package fr.candidatflow.insight.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the last count of each campaign, since a count of a hundred thousand applications takes longer than anybody wants to wait
 * for a page. When an application is deleted, the database forgets all counts.
 */
@Service
class Glances {

    private final Counting counting;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Glances(Counting counting, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.counting = counting;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Kept(Instant countedAt, Glance glance) {}

    /** Empty before the first count, and when another version of the application has counted and its figures are not ours. */
    Optional<Kept> find(String campaign) {
        return jdbc.sql("select counted_at, figures from campaign_glance where campaign_code = ?")
                .param(campaign)
                .query((row, number) -> {
                    var countedAt =
                            row.getObject("counted_at", OffsetDateTime.class).toInstant();
                    return read(row.getString("figures")).map(glance -> new Kept(countedAt, glance));
                })
                .optional()
                .flatMap(found -> found);
    }

    /**
     * All figures are of one moment. One count at a time, in all nodes; a deletion of applications waits until it is over or is
     * waited for, and no count that knows the deleted is left.
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void count(String campaign) {
        jdbc.sql("lock table campaign_glance in share row exclusive mode").update();
        var now = clock.instant();
        var figures = write(counting.count(campaign, now, clock.getZone()));
        jdbc.sql("""
                        insert into campaign_glance (campaign_code, counted_at, figures) values (?, ?, ?)
                        on conflict (campaign_code) do update set counted_at = excluded.counted_at, figures = excluded.figures""").params(campaign, now.atOffset(ZoneOffset.UTC), figures).update();
    }

    private String write(Glance glance) {
        try {
            return json.writeValueAsString(glance);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts and numbers can always be written", e);
        }
    }

    private Optional<Glance> read(String figures) {
        try {
            return Optional.of(json.readValue(figures, Glance.class));
        } catch (JsonProcessingException otherVersion) {
            return Optional.empty();
        }
    }
}
