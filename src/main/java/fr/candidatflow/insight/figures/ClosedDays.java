package fr.candidatflow.insight.figures;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sums the days up that are over, and the months, once: in the night, or when somebody asks for figures before. The history of such a day does not change any more: an
 * execution ends at the time of its transaction, and a day is closed {@link #STRAGGLERS} after midnight only, when no transaction of
 * that day runs any longer. What history clean-up removes afterwards stays counted.
 */
@Component
@EnableScheduling
class ClosedDays {

    static final Duration STRAGGLERS = Duration.ofHours(1);

    private static final String SUM_UP = """
            insert into insight_step_sum (definition_id, grain, since, activity, bucket, name, type, times, repeats, total, lowest, highest,
                                          durations)
            select definition_id, 'DAY', :day, activity, bucket, max(name), max(type), count(*), sum(repeats), sum(duration),
                   min(duration), max(duration),
                   case when bucket = %d or min(duration) = max(duration) then '{}' else array_agg(duration) end
            from (select %s from act_hi_actinst a
                  where a.proc_def_id_ = :definition and a.end_time_ >= :from and a.end_time_ < :until and %s) step
            group by definition_id, activity, bucket
            """.formatted(EndedSteps.INTERRUPTED, EndedSteps.COLUMNS, EndedSteps.IS_STEP);

    private static final String SUM_MONTHS_UP = """
            with closed as (
                select *, date_trunc('month', since)::date as month from insight_step_sum
                where definition_id = :definition and grain = 'DAY'
                  and since >= date_trunc('month', :since::date) and since < date_trunc('month', :until::date)),
            sums as (
                select month, activity, bucket, max(name) as name, max(type) as type, sum(times) times, sum(repeats) repeats,
                       sum(total) total, min(lowest) lowest, max(highest) highest
                from closed group by month, activity, bucket),
            taken as (
                select month, activity, bucket, array_agg(duration) durations
                from closed cross join %s duration
                where bucket <> %d
                group by month, activity, bucket having min(duration) < max(duration))
            insert into insight_step_sum (definition_id, grain, since, activity, bucket, name, type, times, repeats, total, lowest, highest,
                                          durations)
            select :definition, 'MONTH', month, activity, bucket, name, type, times, repeats, total, lowest, highest, coalesce(durations, '{}')
            from sums left join taken using (month, activity, bucket)
            """.formatted(EndedSteps.unfolded("closed"), EndedSteps.INTERRUPTED);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    ClosedDays(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Also of what nobody asks for, before history clean-up takes it away. */
    @Scheduled(cron = "${candidatflow.insight.close-days-at:0 30 1 * * *}", zone = "Europe/Paris")
    void everyNight() {
        jdbc.sql("select distinct key_ from act_re_procdef order by key_")
                .query(String.class)
                .list()
                .forEach(process -> close(process));
    }

    /** @return the first day that is not closed yet, for every version of this process */
    LocalDate close(String process) {
        return transaction.execute(status -> closeAll(process));
    }

    private LocalDate closeAll(String process) {
        var until = clock.instant().minus(STRAGGLERS).atZone(clock.getZone()).toLocalDate();
        jdbc.sql("""
                        insert into insight_closed_days select id_, '-infinity' from act_re_procdef where key_ = :process
                        on conflict do nothing""").param("process", process).update();
        // Whoever asks at the same time waits here, and finds the days closed.
        jdbc.sql("""
                        select definition_id, until from insight_closed_days
                        where until < :until and definition_id in (select id_ from act_re_procdef where key_ = :process)
                        order by definition_id for update""")
                .param("until", until)
                .param("process", process)
                .query((row, number) -> row.getString("definition_id"))
                .list()
                .forEach(definition -> close(definition, until));
        return until;
    }

    private void close(String definition, LocalDate until) {
        var closed = jdbc.sql("select nullif(until, '-infinity') from insight_closed_days where definition_id = ?")
                .param(definition)
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.EPOCH);
        for (var day = nextDay(definition, closed); day != null && day.isBefore(until); ) {
            sumUp(definition, day);
            day = nextDay(definition, day.plusDays(1));
        }
        jdbc.sql(SUM_MONTHS_UP)
                .param("definition", definition)
                .param("since", closed)
                .param("until", until)
                .update();
        jdbc.sql("update insight_closed_days set until = ? where definition_id = ?")
                .params(until, definition)
                .update();
    }

    /** The first day from this one on on which something ended. */
    private LocalDate nextDay(String definition, LocalDate from) {
        return jdbc.sql("select min(end_time_) from act_hi_actinst where proc_def_id_ = ? and end_time_ >= ?")
                .params(definition, start(from))
                .query(Timestamp.class)
                .optional()
                .map(end -> end.toInstant().atZone(clock.getZone()).toLocalDate())
                .orElse(null);
    }

    private void sumUp(String definition, LocalDate day) {
        jdbc.sql(SUM_UP)
                .param("definition", definition)
                .param("day", day)
                .param("from", start(day))
                .param("until", start(day.plusDays(1)))
                .update();
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
