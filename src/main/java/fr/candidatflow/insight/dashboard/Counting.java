package fr.candidatflow.insight.dashboard;

import fr.candidatflow.insight.dashboard.Glance.Day;
import fr.candidatflow.insight.dashboard.Glance.Incidents;
import fr.candidatflow.insight.dashboard.Glance.Mails;
import fr.candidatflow.insight.dashboard.Glance.Others;
import fr.candidatflow.insight.dashboard.Glance.Stage;
import fr.candidatflow.insight.dashboard.Glance.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts a campaign, from the start: nothing is added up from earlier counts, so that a file that goes back or is deleted needs
 * nobody to correct them.
 *
 * <ul>
 *   <li>An application belongs to the campaign of its training, whenever it was opened.
 *   <li>How far it has come and what became of it: our table (ADR 4). So a recalled file is not submitted, and a seat that was
 *       given back is not confirmed. Only for a cancelled one the history says whether the file was complete.
 *   <li>When it was submitted first: its receipts, the first of them. When it was found complete: the commission's step in the
 *       history, the first since the last submission. When the opinion became favourable: its publication, or the call from the waiting list.
 *   <li>What waits with the staff and what they have done: the tasks in the history. Mails and incidents: the engine's jobs.
 * </ul>
 */
@Component
class Counting {

    /** Read once and asked three times; gone with the transaction. */
    private static final String APPLICANTS = """
            create temporary table applicant on commit drop as
            with applied as (
                select a.id, a.id::text as business_key, a.status, a.opened_at, a.submitted_at, a.withdrawn_by_silence, a.opinion,
                       a.opinion_validated_at, a.published_at, a.called_at, a.answered_at
                from application a join training t on t.id = a.training_id
                where t.campaign_code = :campaign
            ), received as (
                select r.application_id, min(r.submitted_at) as at
                from application_receipt r join applied on id = r.application_id group by r.application_id
            ), complete as (
                select x.id, min(h.start_time_)::timestamptz as at
                from applied x
                join act_hi_procinst p on p.business_key_ = x.business_key
                join act_hi_actinst h on h.proc_inst_id_ = p.proc_inst_id_
                where h.act_id_ = 'callActivity_giveOpinion' and h.start_time_::timestamptz >= date_trunc('milliseconds', x.submitted_at)
                group by x.id
            )
            select case when a.status = 'WITHDRAWN' and a.withdrawn_by_silence then 'SILENT'
                        when a.status = 'COMPLETE' and a.opinion_validated_at is not null then 'DECIDED'
                        else a.status end as outcome,
                   a.opened_at, r.at as submitted_at, c.at as complete_at, coalesce(a.called_at, a.published_at) as favourable_at,
                   a.answered_at, a.opinion_validated_at,
                   case when a.status = 'CONFIRMED' then 4
                        when a.published_at is not null and (a.opinion = 'FAVOURABLE' or a.called_at is not null) then 3
                        when a.status in ('COMPLETE', 'WAITING_LISTED', 'REFUSED', 'WITHDRAWN')
                             or a.status = 'CANCELLED' and c.at is not null then 2
                        when a.submitted_at is not null then 1
                        else 0 end as stage
            from applied a
            left join received r on r.application_id = a.id
            left join complete c on c.id = a.id
            """;

    private static final String OUTCOMES = "select stage, outcome, count(*) from applicant group by 1, 2 order by 1, 2";

    private static final String TIMES = """
            with step as (
                select 1 as stage, submitted_at - opened_at as took from applicant where stage >= 1
                union all select 2, complete_at - submitted_at from applicant where stage >= 2
                union all select 3, favourable_at - complete_at from applicant where stage >= 3
                union all select 4, answered_at - favourable_at from applicant where stage >= 4
            )
            select stage,
                   percentile_cont(array[0.5, 0.9]) within group (order by (extract(epoch from took) * 1000)::double precision) as times
            from step where took is not null group by stage
            """;

    private static final String DAYS = """
            with event as (
                select 1 as kind, opened_at as at from applicant
                union all select 2, submitted_at from applicant where stage >= 1
                union all select 3, h.end_time_::timestamptz
                    from act_hi_taskinst h
                    join act_hi_procinst p on p.proc_inst_id_ = h.proc_inst_id_
                    join application a on a.id::text = p.business_key_
                    join training t on t.id = a.training_id
                    where h.task_def_key_ = 'userTask_reviewDocuments' and h.delete_reason_ = 'completed' and t.campaign_code = :campaign
                union all select 4, opinion_validated_at from applicant where stage >= 2
            )
            select (e.at at time zone :zone)::date as day,
                   count(*) filter (where kind = 1) as opened, count(*) filter (where kind = 2) as submitted,
                   count(*) filter (where kind = 3) as reviewed, count(*) filter (where kind = 4) as decided
            from event e, campaign c
            where c.code = :campaign
              and (e.at at time zone :zone)::date between c.starts_on and least(c.ends_on, :today)
            group by 1 order by 1
            """;

    private static final String QUEUES = """
            select h.task_def_key_ as task, h.task_def_key_ <> 'userTask_reviewDocuments' as by_commission,
                   case when h.task_def_key_ = 'userTask_reviewDocuments' then t.centre_code else t.commission_code end as code,
                   case when h.task_def_key_ = 'userTask_reviewDocuments' then max(c.label) else max(m.label) end as label,
                   max(c.code) as centre,
                   count(*) filter (where h.end_time_ is null) as waiting,
                   min(h.start_time_) filter (where h.end_time_ is null) as oldest,
                   (array_agg(h.proc_inst_id_ order by h.start_time_, h.id_) filter (where h.end_time_ is null))[1] as oldest_instance,
                   count(*) filter (where h.end_time_ is null and h.due_date_ < :now) as overdue,
                   count(*) filter (where h.delete_reason_ = 'completed') as done,
                   count(*) filter (where h.end_time_ is not null) as gone,
                   count(*) filter (where h.start_time_ > :since) as arrived
            from act_hi_taskinst h
            join act_hi_procinst p on p.proc_inst_id_ = h.proc_inst_id_
            join application a on a.id::text = p.business_key_
            join training t on t.id = a.training_id
            join centre c on c.code = t.centre_code
            join commission m on m.code = t.commission_code
            where h.task_def_key_ in ('userTask_reviewDocuments', 'userTask_giveOpinion', 'userTask_validateOpinion')
              and (h.end_time_ is null or h.end_time_ > :since) and t.campaign_code = :campaign
            group by 1, 2, 3
            order by 2, 1, waiting desc, 3
            """;

    /** A send is two jobs, before it and after it: only before it has the mail not left. */
    private static final String MAILS = """
            select d.proc_def_key_ as process,
                   count(*) filter (where j.retries_ > 0 and j.exception_msg_ is null) as waiting,
                   count(*) filter (where j.retries_ > 0 and j.exception_msg_ is not null) as retried,
                   count(*) filter (where j.retries_ = 0) as stopped,
                   min(j.create_time_) as oldest
            from act_ru_job j
            join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.handler_type_ = 'async-continuation' and j.handler_cfg_ like '%create-scope%' and d.act_id_ like 'serviceTask\\_send%'
            group by 1 order by 1
            """;

    /** Without those that only say that a called process has one. */
    private static final String INCIDENTS = """
            select d.key_ as process, count(*) as count, min(i.incident_timestamp_) as oldest
            from act_ru_incident i
            join act_re_procdef d on d.id_ = i.proc_def_id_
            where i.cause_incident_id_ = i.id_
            group by 1 order by 1
            """;

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;

    Counting(JdbcClient jdbc, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
    }

    @Transactional
    public Glance count(String campaign, Instant now, ZoneId zone) {
        jdbc.sql(APPLICANTS).param("campaign", campaign).update();
        var today = LocalDate.ofInstant(now, zone);
        return new Glance(funnel(), days(campaign, today, zone), queues(campaign, now, today), mails(), incidents());
    }

    private List<Step> funnel() {
        Map<Stage, List<Others>> outcomes = new EnumMap<>(Stage.class);
        jdbc.sql(OUTCOMES).query(row -> {
            outcomes.computeIfAbsent(Stage.values()[row.getInt("stage")], stage -> new ArrayList<>())
                    .add(new Others(row.getString("outcome"), row.getLong("count")));
        });
        var times = times();
        var steps = new ArrayList<Step>();
        long reached = 0;
        for (int i = Stage.values().length - 1; i >= 0; i--) {
            var stage = Stage.values()[i];
            var here = outcomes.getOrDefault(stage, List.of());
            reached += here.stream().mapToLong(Others::count).sum();
            var took = times.getOrDefault(stage, new Double[2]);
            steps.add(0, new Step(stage, reached, took[0], took[1], stage == Stage.CONFIRMED ? List.of() : here));
        }
        return steps;
    }

    private Map<Stage, Double[]> times() {
        Map<Stage, Double[]> times = new EnumMap<>(Stage.class);
        jdbc.sql(TIMES).query(row -> {
            times.put(Stage.values()[row.getInt("stage")], (Double[])
                    row.getArray("times").getArray());
        });
        return times;
    }

    private List<Day> days(String campaign, LocalDate today, ZoneId zone) {
        return jdbc.sql(DAYS)
                .param("campaign", campaign)
                .param("zone", zone.getId())
                .param("today", today)
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("opened"),
                        row.getLong("submitted"),
                        row.getLong("reviewed"),
                        row.getLong("decided")))
                .list();
    }

    private List<Queue> queues(String campaign, Instant now, LocalDate today) {
        return jdbc.sql(QUEUES)
                .param("campaign", campaign)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(Duration.ofDays(Queue.DAYS))))
                .query((row, number) -> Queue.of(
                        Work.of(row.getString("task")),
                        row.getString("code"),
                        row.getString("label"),
                        row.getString("centre"),
                        row.getLong("waiting"),
                        instant(row, "oldest"),
                        row.getString("oldest_instance"),
                        row.getLong("overdue"),
                        row.getLong("done"),
                        row.getLong("gone"),
                        row.getLong("arrived"),
                        today,
                        workingDays))
                .list();
    }

    private List<Mails> mails() {
        return jdbc.sql(MAILS)
                .query((row, number) -> new Mails(
                        row.getString("process"),
                        row.getLong("waiting"),
                        row.getLong("retried"),
                        row.getLong("stopped"),
                        instant(row, "oldest")))
                .list();
    }

    private List<Incidents> incidents() {
        return jdbc.sql(INCIDENTS)
                .query((row, number) ->
                        new Incidents(row.getString("process"), row.getLong("count"), instant(row, "oldest")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
