package fr.candidatflow.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the staff did, for whoever must answer for it later. An entry is written in the transaction of the act, so that there is
 * never one without the other; nobody changes or deletes an entry, but an application that is deleted is no longer named in it.
 */
@Component
public class Audit {

    /** Entries on one page. */
    public static final int PAGE = 50;

    private static final int LONGEST_DETAIL = 2_000;

    /** In the place of what is deleted. */
    private static final String FORGOTTEN = "deleted";

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param staff the engine's user ID
     * @param area the part of the service, at most 40 characters, such as {@code training}
     * @param subject what was acted on, at most 100 characters: an application's number, a training's code; no personal data
     * @param action what was done, at most 100 characters, such as {@code deadline moved}
     * @param detail from what to what, and the reason given; cut after 2,000 characters; may be null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String staff, String area, String subject, String action, String detail) {
        jdbc.sql("insert into audit_entry (at, staff, area, subject, action, detail) values (?, ?, ?, ?, ?, ?)")
                .params(
                        Timestamp.from(clock.instant()),
                        staff,
                        area,
                        subject,
                        action,
                        detail == null || detail.length() <= LONGEST_DETAIL
                                ? detail
                                : detail.substring(0, LONGEST_DETAIL - 1) + "…")
                .update();
    }

    /**
     * What was done to these things stays, and who did it; which ones they were does not, nor what was said about them.
     *
     * @param subjects words such as the numbers of applications that are deleted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        jdbc.sql("update audit_entry set subject = :forgotten, detail = null where subject in (:subjects)")
                .param("forgotten", FORGOTTEN)
                .param("subjects", subjects)
                .update();
        jdbc.sql("""
                        update audit_entry set detail = regexp_replace(detail, :any, :forgotten, 'g')
                        where detail ~ :any""")
                .param("forgotten", FORGOTTEN)
                .param("any", anyOf(subjects))
                .update();
    }

    /** A regular expression of PostgreSQL. */
    private static String anyOf(Collection<String> words) {
        return words.stream()
                .map(word -> word.replaceAll("[^A-Za-z0-9]", "\\\\$0"))
                .collect(Collectors.joining("|", "\\y(?:", ")\\y"));
    }

    /** What was done to one thing, the oldest first. */
    @Transactional(readOnly = true)
    public List<AuditEntry> of(String area, String subject) {
        return jdbc.sql("select * from audit_entry where area = ? and subject = ? order by id")
                .params(area, subject)
                .query(AuditEntry.class)
                .list();
    }

    /**
     * The latest first.
     *
     * @param words part of the person, the subject, the action or the detail; empty for everything
     * @param page from 1
     * @return one more than {@link #PAGE} when there is another page
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> search(String words, int page) {
        return jdbc.sql("""
                        select * from audit_entry
                        where :words = '' or strpos(lower(concat_ws(' ', staff, area, subject, action, detail)), lower(:words)) > 0
                        order by id desc limit :limit offset :offset""")
                .param("words", words.strip())
                .param("limit", PAGE + 1)
                .param("offset", (page - 1L) * PAGE)
                .query(AuditEntry.class)
                .list();
    }
}
