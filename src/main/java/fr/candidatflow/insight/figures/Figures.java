package fr.candidatflow.insight.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Figures over the engine's history, to the millisecond that it holds; of days that are over, from sums ({@link ClosedDays}), so
 * that they take about as long for a hundred thousand applications as for a thousand. Who may ask is asked before, by the controller.
 */
@Service
class Figures {

    private static final int OLDEST = 10;
    private static final int MOST_SHARES = 20;

    private static final String VERSIONS = """
            with definition as (
                select id_ from act_re_procdef where key_ = :process and (:version::int is null or version_ = :version))
            """;

    /** What ended in a period: whole closed months and days from their sums, what is left from the history. */
    private static final String ENDED = VERSIONS + """
            , summed as not materialized (
                select s.* from definition join insight_step_sum s on definition_id = id_
                where grain = 'MONTH' and since >= :firstMonth and since < :lastMonth
                union all
                select s.* from definition join insight_step_sum s on definition_id = id_
                where grain = 'DAY' and since >= :firstDay and since < :firstMonth
                union all
                select s.* from definition join insight_step_sum s on definition_id = id_
                where grain = 'DAY' and since >= :lastMonth and since < :lastDay),
            rest as (
                select %s from act_hi_actinst a join definition d on d.id_ = a.proc_def_id_
                where (a.end_time_ >= :from and a.end_time_ < :summedFrom or a.end_time_ >= :summedUntil and a.end_time_ < :until) and %s),
            part as (
                select activity, bucket, name, type, times, repeats, total, lowest, highest from summed
                union all
                select activity, bucket, name, type, 1, repeats, duration, duration, duration from rest)
            """.formatted(EndedSteps.COLUMNS, EndedSteps.IS_STEP);

    /**
     * A percentile lies between the durations of two ranks, as far as {@code percentile_cont} puts it; only the ranges of
     * durations that hold these ranks are opened.
     */
    private static final String BY_STEP = ENDED + """
            , ranges as (
                select activity, bucket, sum(times) times, sum(sum(times)) over (partition by activity order by bucket) upto,
                       min(lowest) lowest, max(highest) highest
                from part where bucket >= 0 group by activity, bucket),
            sought as (
                select activity, share, share * (max(upto) - 1) place
                from ranges cross join (values (0.5), (0.9)) of_all (share) group by activity, share),
            rank as (
                select activity, floor(place) place from sought union select activity, ceil(place) from sought),
            held as (
                select activity, bucket, place, upto - times passed, lowest, highest
                from ranges join rank using (activity) where place >= upto - times and place < upto),
            opened as (
                select activity, bucket, row_number() over () as number
                from (select distinct activity, bucket from held where lowest < highest) to_open),
            sorted as (
                select number, array_agg(duration order by duration) durations
                from (select number, duration from opened join summed using (activity, bucket) cross join %s duration
                      union all
                      select number, duration from opened join rest using (activity, bucket)) taken
                group by number),
            ranked as (
                select activity, place, case when lowest = highest then lowest else durations[(place - passed)::int + 1] end duration
                from held left join opened using (activity, bucket) left join sorted using (number)),
            percentile as (
                select s.activity, s.share,
                       min(duration) + (max(duration) - min(duration)) * (s.place - floor(s.place)) duration
                from sought s join ranked r on r.activity = s.activity and r.place in (floor(s.place), ceil(s.place))
                group by s.activity, s.share, s.place),
            percentiles as (
                select activity, max(duration) filter (where share = 0.5)::double precision median,
                       max(duration) filter (where share = 0.9)::double precision p90
                from percentile group by activity),
            ended as (
                select activity, max(name) as name, max(type) as type,
                       coalesce(sum(times) filter (where bucket >= 0), 0) finished,
                       coalesce(sum(times) filter (where bucket < 0), 0) as cancelled,
                       sum(total) total, sum(total) filter (where bucket >= 0) total_finished, sum(repeats) repeats
                from part group by activity),
            waiting as (
                select a.act_id_ activity, max(a.act_name_) as name, max(a.act_type_) as type, count(*) waiting,
                       min(a.start_time_) oldest, count(*) filter (where t.due_date_ < :now) overdue,
                       sum(extract(epoch from (:now::timestamp - a.start_time_)) * 1000) total
                from act_hi_actinst a join definition d on d.id_ = a.proc_def_id_ left join act_ru_task t on t.id_ = a.task_id_
                where a.end_time_ is null and %s
                group by a.act_id_)
            select activity, coalesce(e.name, w.name, activity) as name, coalesce(e.type, w.type) as type,
                   coalesce(e.finished, 0) finished, coalesce(e.cancelled, 0) as cancelled,
                   (e.total_finished / nullif(e.finished, 0))::double precision mean, p.median, p.p90,
                   (coalesce(e.total, 0) + coalesce(w.total, 0))::bigint total,
                   coalesce(w.waiting, 0) waiting, w.oldest, coalesce(w.overdue, 0) overdue,
                   coalesce(e.repeats, 0) repeats
            from ended e full join waiting w using (activity) left join percentiles p using (activity)
            order by total desc, activity
            """.formatted(EndedSteps.unfolded("summed"), EndedSteps.IS_STEP);

    private static final String TOTALS = ENDED + "select activity, sum(total) total from part group by activity";

    /** Each instance once: where it waits for somebody, and not for the reminder beside. */
    private static final String LONGEST_WAITING = VERSIONS + """
            , waiting as (
                select distinct on (a.proc_inst_id_) a.*
                from act_hi_actinst a join definition d on d.id_ = a.proc_def_id_
                where a.end_time_ is null and %s and a.act_type_ not in ('subProcess', 'multiInstanceBody')
                order by a.proc_inst_id_, a.task_id_ is null, a.start_time_, a.act_id_)
            select a.proc_inst_id_ instance, a.act_id_ activity, coalesce(a.act_name_, a.act_id_) as name, x.number, r.title training,
                   a.start_time_ since, t.due_date_ due
            from waiting a
            join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
            left join act_ru_task t on t.id_ = a.task_id_
            left join application x on x.id::text = p.business_key_
            left join training r on r.id = x.training_id
            order by a.start_time_, a.proc_inst_id_
            limit %d
            """.formatted(EndedSteps.IS_STEP, OLDEST);

    /** By centre and by training in one walk through the instances; names come after, so that what is sorted is narrow. */
    private static final String SHARES = """
            with instance as (
                select x.centre_code centre, x.training_id training, p.start_time_, p.end_time_, p.duration_::double precision duration
                from act_hi_procinst p
                join act_re_procdef d on d.id_ = p.proc_def_id_
                join application x on x.id::text = p.business_key_
                where p.proc_def_key_ = :process and (:version::int is null or d.version_ = :version)
                  and (p.end_time_ is null or (p.end_time_ >= :from and p.end_time_ < :until))),
            share as (
                select centre, training, count(*) filter (where end_time_ is null) running,
                       min(start_time_) filter (where end_time_ is null) oldest, count(end_time_) finished,
                       percentile_cont(0.5) within group (order by duration) filter (where end_time_ is not null) median
                from instance group by grouping sets ((centre), (training))),
            named as (
                select s.*, s.training is null by_centre, coalesce(r.code, c.code) code, coalesce(r.title, c.label) label
                from share s left join training r on r.id = s.training left join centre c on c.code = s.centre),
            placed as (
                select *, row_number() over (partition by by_centre order by running desc, finished desc, code) place from named)
            select by_centre, code, label, running, oldest, finished, median from placed where place <= %d order by place
            """.formatted(MOST_SHARES);

    private final JdbcClient jdbc;
    private final ClosedDays closedDays;
    private final Clock clock;

    Figures(JdbcClient jdbc, ClosedDays closedDays, Clock clock) {
        this.jdbc = jdbc;
        this.closedDays = closedDays;
        this.clock = clock;
    }

    /** @param version null for all; by time spent, the most first */
    public List<StepFigures> steps(String process, Integer version, Period period) {
        var closed = closedDays.close(process);
        var before = ended(TOTALS, process, version, period.before(), closed)
                .query((row, number) -> Map.entry(row.getString("activity"), row.getLong("total")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ended(BY_STEP, process, version, period, closed)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> step(row, before))
                .list();
    }

    /** The ten that have waited longest, the longest first; whatever the period. */
    public List<Waiting> longestWaiting(String process, Integer version) {
        return jdbc.sql(LONGEST_WAITING)
                .param("process", process)
                .param("version", version)
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

    /** @param centres the twenty with the most running instances; none for a process that is not about applications; so trainings */
    record Shares(List<ShareFigures> centres, List<ShareFigures> trainings) {}

    Shares shares(String process, Integer version, Period period) {
        var shares = jdbc
                .sql(SHARES)
                .param("process", process)
                .param("version", version)
                .param("from", Timestamp.from(period.from()))
                .param("until", Timestamp.from(period.until()))
                .query((row, number) -> Map.entry(
                        row.getBoolean("by_centre"),
                        new ShareFigures(
                                row.getString("code"),
                                row.getString("label"),
                                row.getLong("running"),
                                instant(row, "oldest"),
                                row.getLong("finished"),
                                row.getObject("median", Double.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return new Shares(shares.getOrDefault(true, List.of()), shares.getOrDefault(false, List.of()));
    }

    /** @param closed the first day that is not summed up */
    private JdbcClient.StatementSpec ended(
            String sql, String process, Integer version, Period period, LocalDate closed) {
        var days = period.wholeDays(clock.getZone(), closed);
        return jdbc.sql(sql)
                .param("process", process)
                .param("version", version)
                .param("from", Timestamp.from(period.from()))
                .param("firstDay", days.first())
                .param("firstMonth", days.firstMonth())
                .param("lastMonth", days.lastMonth())
                .param("summedFrom", Timestamp.from(days.from()))
                .param("lastDay", days.last())
                .param("summedUntil", Timestamp.from(days.until()))
                .param("until", Timestamp.from(period.until()));
    }

    private static StepFigures step(ResultSet row, Map<String, Long> before) throws SQLException {
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
                before.getOrDefault(row.getString("activity"), 0L),
                row.getLong("waiting"),
                instant(row, "oldest"),
                row.getLong("overdue"),
                row.getLong("repeats"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
