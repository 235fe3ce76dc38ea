package fr.candidatflow.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the verdicts of each review, in the transaction that closes it. */
@Component
class VerdictHistory {

    private final JdbcClient jdbc;

    VerdictHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ApplicationId application, int round, List<Verdict> verdicts, Instant now) {
        for (Verdict verdict : verdicts) {
            if (verdict.verdict() != null) {
                jdbc.sql("""
                                insert into document_verdict
                                    (application_id, round, document_code, verdict, comment, judged_by, judged_at)
                                values (?, ?, ?, ?, ?, ?, ?)""")
                        .params(
                                application.value(),
                                round,
                                verdict.document().code(),
                                verdict.verdict().name(),
                                verdict.verdictComment(),
                                verdict.judgedBy(),
                                now.atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
    }

    /** The oldest first. */
    List<EarlierVerdict> of(ApplicationId application) {
        return jdbc.sql("select * from document_verdict where application_id = ? order by id")
                .param(application.value())
                .query(VerdictHistory::earlier)
                .list();
    }

    private static EarlierVerdict earlier(ResultSet row, int number) throws SQLException {
        return new EarlierVerdict(
                row.getString("document_code"),
                row.getInt("round"),
                DocumentStatus.valueOf(row.getString("verdict")),
                row.getString("comment"),
                row.getString("judged_by"),
                row.getObject("judged_at", OffsetDateTime.class).toInstant());
    }
}
