package fr.candidatflow.insight.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures over the engine's history, to the millisecond that it holds. Gateways, starts, ends and boundary events take no time and
 * are left out. Who may ask is asked before, by the controller.
 */
@Service
@Transactional(readOnly = true)
class Figures {

    private static final int OLDEST = 10;

    /** The steps of the asked versions: those that wait, and those that ended in the period or in the one before. */
    private static final String STEPS = """
            with step as (
                select a.act_id_, a.act_name_, a.act_type_, a.proc_inst_id_, a.start_time_, a.end_time_, a.duration_, a.task_id_,
                       a.end_time_ is null as waits,
                       a.end_time_ >= :from as here,
                       a.act_inst_state_ = 2 as cancelled
                from act_hi_actinst a
                join act_re_procdef d on d.id_ = a.proc_def_id_
                where a.proc_def_key_ = :process and (:version::int is null or d.version_ = :version)
                  and (a.end_time_ is null or (a.end_time_ >= :before and a.end_time_ < :until))
                  and a.act_type_ not like '%Gateway' and a.act_type_ not like '%tartEvent' and a.act_type_ not like '%EndEvent'
                  and a.act_type_ not like 'boundary%')
            """;

    private static final String BY_STEP = STEPS + """
            select s.act_id_ activity, coalesce(max(s.act_name_), s.act_id_) as name, max(s.act_type_) as type,
                   count(*) filter (where here and not cancelled) finished,
                   count(*) filter (where here and cancelled) as cancelled,
                   (avg(duration_) filter (where here and not cancelled))::double precision mean,
                   percentile_cont(0.5) within group (order by duration_) filter (where here and not cancelled) median,
                   percentile_cont(0.9) within group (order by duration_) filter (where here and not cancelled) p90,
                   (coalesce(sum(duration_) filter (where here), 0)
                     + coalesce(sum(extract(epoch from (:now::timestamp - s.start_time_)) * 1000) filter (where waits), 0))::bigint total,
                   coalesce(sum(duration_) filter (where not here), 0)::bigint total_before,
                   count(*) filter (where waits) waiting,
                   min(s.start_time_) filter (where waits) oldest,
                   count(*) filter (where waits and t.due_date_ < :now) overdue,
                   count(*) filter (where waits or here) times,
                   count(distinct s.proc_inst_id_) filter (where waits or here) instances
            from step s left join act_ru_task t on t.id_ = s.task_id_
            group by s.act_id_
            having count(*) filter (where waits or here) > 0
            order by total desc, s.act_id_
            """;

    private static final String LONGEST_WAITING = STEPS + """
            select s.proc_inst_id_ instance, s.act_id_ activity, coalesce(s.act_name_, s.act_id_) as name, x.number, r.title training,
                   s.start_time_ since, t.due_date_ due
            from step s
            join act_hi_procinst p on p.proc_inst_id_ = s.proc_inst_id_
            left join act_ru_task t on t.id_ = s.task_id_
            left join application x on x.id::text = p.business_key_
            left join training r on r.id = x.training_id
            where s.waits and s.act_type_ not in ('subProcess', 'multiInstanceBody')
            order by s.start_time_, s.proc_inst_id_, s.act_id_
            limit
            """ + OLDEST;

    private static final String SHARES = """
            select %1$s code, max(%2$s) label,
                   count(*) filter (where p.end_time_ is null) running,
                   min(p.start_time_) filter (where p.end_time_ is null) oldest,
                   count(*) filter (where p.end_time_ is not null) finished,
                   percentile_cont(0.5) within group (order by p.duration_) filter (where p.end_time_ is not null) median
            from act_hi_procinst p
            join act_re_procdef d on d.id_ = p.proc_def_id_
            join application x on x.id::text = p.business_key_
            join training r on r.id = x.training_id
            join centre c on c.code = r.centre_code
            where p.proc_def_key_ = :process and (:version::int is null or d.version_ = :version)
              and (p.end_time_ is null or (p.end_time_ >= :from and p.end_time_ < :until))
            group by 1 order by running desc, finished desc, 1 limit 20
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param version null for all; by time spent, the most first */
    public List<StepFigures> steps(String process, Integer version, Period period) {
        return asked(BY_STEP, process, version, period)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> step(row))
                .list();
    }

    /** The ten that have waited longest, the longest first. */
    public List<Waiting> longestWaiting(String process, Integer version, Period period) {
        return asked(LONGEST_WAITING, process, version, period)
                .query((row, number) -> new Waiting(
                        row.getString("instance"),
                        row.getString("activity"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("training"),
                        instant(row, "since"),
                        instant(row, "due")))
                .list();
    }

    /** The twenty centres with the most running instances; empty for a process that is not about applications. */
    public List<ShareFigures> byCentre(String process, Integer version, Period period) {
        return shares("r.centre_code", "c.label", process, version, period);
    }

    /** As {@link #byCentre}, by training. */
    public List<ShareFigures> byTraining(String process, Integer version, Period period) {
        return shares("r.code", "r.title", process, version, period);
    }

    private List<ShareFigures> shares(String code, String label, String process, Integer version, Period period) {
        return jdbc.sql(SHARES.formatted(code, label))
                .param("process", process)
                .param("version", version)
                .param("from", Timestamp.from(period.from()))
                .param("until", Timestamp.from(period.until()))
                .query((row, number) -> new ShareFigures(
                        row.getString("code"),
                        row.getString("label"),
                        row.getLong("running"),
                        instant(row, "oldest"),
                        row.getLong("finished"),
                        row.getObject("median", Double.class)))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, String process, Integer version, Period period) {
        return jdbc.sql(sql)
                .param("process", process)
                .param("version", version)
                .param("before", Timestamp.from(period.before().from()))
                .param("from", Timestamp.from(period.from()))
                .param("until", Timestamp.from(period.until()));
    }

    private static StepFigures step(ResultSet row) throws SQLException {
        return new StepFigures(
                row.getString("activity"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("finished"),
                row.getLong("cancelled"),
                row.getObject("mean", Double.class),
                row.getObject("median", Double.class),
                row.getObject("p90", Double.class),
                row.getLong("total"),
                row.getLong("total_before"),
                row.getLong("waiting"),
                instant(row, "oldest"),
                row.getLong("overdue"),
                row.getLong("times"),
                row.getLong("instances"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
