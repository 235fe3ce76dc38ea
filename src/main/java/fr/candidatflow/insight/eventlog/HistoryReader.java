package fr.candidatflow.insight.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's history by a cursor, one case after the other: memory holds the steps of one case, however long the log. */
@Component
class HistoryReader {

    private static final int ROWS_AT_ONCE = 500;

    /** The engine's {@code ActivityInstanceState.CANCELED}. */
    private static final int CANCELLED = 2;

    /** Gateways are left out: a log tells what was done, and a gateway does nothing. */
    private static final String STEPS = """
            select p.proc_inst_id_, p.business_key_, a.id_, p.proc_def_key_, d.version_, a.act_id_,
                   coalesce(a.act_name_, a.act_id_) as name_, a.act_type_, a.assignee_, a.start_time_, a.end_time_,
                   a.act_inst_state_, t.code, t.centre_code
            from act_hi_procinst p
            join act_re_procdef d on d.id_ = p.proc_def_id_
            join act_hi_actinst a on a.proc_inst_id_ = p.proc_inst_id_
            left join application x on x.id::text = p.business_key_
            left join training t on t.id = x.training_id
            where p.proc_def_key_ = ? and a.act_type_ not like '%Gateway'
              and (?::int is null or d.version_ = ?)
              and (?::timestamp is null or p.start_time_ >= ?) and (?::timestamp is null or p.start_time_ < ?)
            order by p.start_time_, p.proc_inst_id_, a.start_time_, a.sequence_counter_, a.id_
            """;

    private final JdbcTemplate jdbc;

    HistoryReader(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /**
     * @param each is given the steps of one process instance, in the order in which they began
     * @return how many instances there were
     */
    @Transactional(readOnly = true)
    public int read(LogQuery query, Consumer<List<LoggedStep>> each) {
        var from = timestamp(query.from());
        var until = timestamp(query.until());
        var open = new Object() {
            String instance;
            int count;
            List<LoggedStep> steps = new ArrayList<>();

            void close() {
                if (!steps.isEmpty()) {
                    each.accept(steps);
                    count++;
                    steps = new ArrayList<>();
                }
            }
        };
        jdbc.query(
                STEPS,
                row -> {
                    var instance = row.getString("proc_inst_id_");
                    if (!instance.equals(open.instance)) {
                        open.close();
                        open.instance = instance;
                    }
                    open.steps.add(step(row));
                },
                query.process(),
                query.version(),
                query.version(),
                from,
                from,
                until,
                until);
        open.close();
        return open.count;
    }

    private static LoggedStep step(ResultSet row) throws SQLException {
        return new LoggedStep(
                row.getString("business_key_"),
                row.getString("id_"),
                row.getString("proc_def_key_"),
                row.getInt("version_"),
                row.getString("act_id_"),
                row.getString("name_"),
                row.getString("act_type_"),
                row.getString("assignee_"),
                row.getTimestamp("start_time_").toInstant(),
                instant(row.getTimestamp("end_time_")),
                row.getInt("act_inst_state_") == CANCELLED,
                row.getString("code"),
                row.getString("centre_code"));
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
