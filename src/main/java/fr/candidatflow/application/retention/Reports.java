package fr.candidatflow.application.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reports of all campaigns; they stay, since they are numbers. */
@Component
class Reports {

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    List<Report> of(String campaign) {
        return jdbc.sql("select * from retention_report where campaign_code = ? order by id desc")
                .param(campaign)
                .query(Report.class)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Report> latest(String campaign) {
        return of(campaign).stream().findFirst();
    }

    void add(String campaign, Found found, long running, long mails, Instant now) {
        jdbc.sql("""
                        insert into retention_report
                            (campaign_code, reported_at, applications, running, files, bytes, mails, accounts)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        campaign,
                        Timestamp.from(now),
                        found.applications(),
                        running,
                        found.files(),
                        found.bytes(),
                        mails,
                        found.accounts())
                .update();
    }

    /** What is there to be deleted. */
    record Found(long applications, long files, long bytes, long accounts) {}

    void decide(long report, boolean approved, String reason, LocalDate nextOn, String staff, Instant now) {
        jdbc.sql("""
                        update retention_report
                        set approved = ?, reason = ?, next_on = ?, decided_by = ?, decided_at = ? where id = ?""")
                .params(approved, reason, nextOn, staff, Timestamp.from(now), report)
                .update();
    }

    void addDeleted(long report, long applications, long files, long bytes) {
        jdbc.sql("""
                        update retention_report set deleted = deleted + ?, deleted_files = deleted_files + ?,
                            deleted_bytes = deleted_bytes + ? where id = ?""").params(applications, files, bytes, report).update();
    }

    /** @param nextOn null when nothing is kept */
    void finish(long report, long kept, LocalDate nextOn, Instant now) {
        jdbc.sql("update retention_report set finished_at = ?, kept = ?, next_on = ? where id = ?")
                .params(Timestamp.from(now), kept, nextOn, report)
                .update();
    }
}
