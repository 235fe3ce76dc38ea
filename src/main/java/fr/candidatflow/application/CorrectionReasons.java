package fr.candidatflow.application;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Why the staff has put something right, in the words that the candidate reads; deleted along with the application. */
@Component
public class CorrectionReasons {

    private final JdbcClient jdbc;
    private final Clock clock;

    CorrectionReasons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param deadline the date that was moved, and {@code movedTo} to when; null for any other correction */
    public record Kept(String reason, Deadline deadline, Instant movedTo) {}

    /** In the transaction of the act. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ApplicationId application, Correction correction, Kept kept) {
        jdbc.sql("""
                        insert into correction (application_id, kind, reason, deadline, moved_to, made_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        application.value(),
                        correction.name(),
                        kept.reason(),
                        kept.deadline() == null ? null : kept.deadline().name(),
                        kept.movedTo() == null ? null : Timestamp.from(kept.movedTo()),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** To tell the last correction of this kind from those to come. */
    @Transactional(readOnly = true)
    public Optional<Long> lastId(ApplicationId application, Correction correction) {
        return jdbc.sql("select max(id) from correction where application_id = ? and kind = ?")
                .params(application.value(), correction.name())
                .query(Long.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Kept> find(long id) {
        return jdbc.sql("select reason, deadline, moved_to from correction where id = ?")
                .param(id)
                .query(Kept.class)
                .optional();
    }

    /** Of the last correction of this kind. */
    @Transactional(readOnly = true)
    public Optional<Kept> last(ApplicationId application, Correction correction) {
        return jdbc.sql("""
                        select reason, deadline, moved_to from correction
                        where application_id = ? and kind = ? order by id desc limit 1""")
                .params(application.value(), correction.name())
                .query(Kept.class)
                .optional();
    }
}
