package fr.candidatflow.insight.finished;

import fr.candidatflow.insight.Diagrams;
import fr.candidatflow.insight.EndedPaths;
import fr.candidatflow.insight.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for instances, running and finished, a page at a time by key. Who may ask is asked before, by the controller. */
@Service
@Transactional
class InstanceFinder {

    static final int PAGE = 25;

    /** Joined to applications after the page is cut, so that 25 are looked up and not all. */
    private static final String FOUND = """
            with page as (
                select p.proc_inst_id_, p.business_key_, p.start_time_, p.end_time_, p.duration_, p.end_act_id_, p.state_, d.version_,
                       %1$s corrected
                from act_hi_procinst p
                join act_re_procdef d on d.id_ = p.proc_def_id_
                where %2$s
                order by p.start_time_ desc, p.proc_inst_id_ desc
                limit %3$d)
            select page.*, x.number, r.title training
            from page
            left join application x on x.id =
                (case when page.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then page.business_key_::uuid end)
            left join training r on r.id = x.training_id
            order by page.start_time_ desc, page.proc_inst_id_ desc
            """;

    private static final String CORRECTED = """
            exists (select 1 from act_hi_actinst a
                    where a.proc_inst_id_ = p.proc_inst_id_ and a.act_id_ = any(string_to_array(:corrections, ' ')))
            """;

    private static final String OF_PATH = """
            exists (select from insight_instance_path taken join insight_path path on path.id = taken.path_id
                    where taken.instance_id = p.proc_inst_id_ and md5(path.steps) = :path)
            """;

    private final JdbcClient jdbc;
    private final EndedPaths ended;
    private final Diagrams diagrams;
    private final Clock clock;

    InstanceFinder(JdbcClient jdbc, EndedPaths ended, Diagrams diagrams, Clock clock) {
        this.jdbc = jdbc;
        this.ended = ended;
        this.diagrams = diagrams;
        this.clock = clock;
    }

    /** @param next where the next page goes on; null on the last */
    record Page(List<FoundInstance> instances, String next) {}

    /** Those begun last come first. */
    Page find(InstanceSearch search) {
        if (search.path() != null) {
            ended.reckon(search.process());
        }
        var where = new Where(search, Timestamp.from(clock.instant()));
        where.values.put("corrections", String.join(" ", diagrams.corrections(search.process())));
        var endings = diagrams.endings(search.process());
        var found = jdbc.sql(FOUND.formatted(CORRECTED, where, PAGE + 1))
                .params(where.values)
                .query((row, number) -> found(row, endings))
                .list();
        return found.size() > PAGE
                ? new Page(found.subList(0, PAGE), found.get(PAGE - 1).instance())
                : new Page(found, null);
    }

    /** Only the conditions that were asked for: a plan for all of them would use none of the indexes. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where(InstanceSearch search, Timestamp now) {
            and("p.proc_def_key_ = :process", "process", search.process());
            and("d.version_ = :version", "version", search.version());
            and(
                    "p.business_key_ = (select id::text from application where number = :number)",
                    "number",
                    search.number());
            and("p.start_time_ >= :startedFrom", "startedFrom", timestamp(search.startedFrom()));
            and("p.start_time_ < :startedUntil", "startedUntil", timestamp(search.startedUntil()));
            and("p.end_time_ >= :endedFrom", "endedFrom", timestamp(search.endedFrom()));
            and("p.end_time_ < :endedUntil", "endedUntil", timestamp(search.endedUntil()));
            and(OF_PATH, "path", search.path());
            if (!search.running()) {
                conditions.add("p.end_time_ is not null");
            }
            if (search.corrected()) {
                conditions.add(CORRECTED);
            }
            if (search.atLeast() != null) {
                values.put("now", now);
                and(
                        "coalesce(p.end_time_, :now) - p.start_time_ >= make_interval(secs => :seconds)",
                        "seconds",
                        search.atLeast().toMillis() / 1000.0);
            }
            and(
                    "(p.start_time_, p.proc_inst_id_) < (select b.start_time_, b.proc_inst_id_ from act_hi_procinst b where b.proc_inst_id_ = :after)",
                    "after",
                    search.after());
            ended(search.ended());
        }

        private void ended(String ended) {
            var states = Map.of(
                    Ending.Kind.INTERRUPTED.name(), "INTERNALLY_TERMINATED",
                    Ending.Kind.DELETED.name(), "EXTERNALLY_TERMINATED");
            if (ended != null && states.containsKey(ended)) {
                and("p.state_ = :state", "state", states.get(ended));
            } else {
                and("p.state_ = 'COMPLETED' and p.end_act_id_ = :ended", "ended", ended);
            }
        }

        private void and(String condition, String name, Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        private static Timestamp timestamp(Instant moment) {
            return moment == null ? null : Timestamp.from(moment);
        }

        @Override
        public String toString() {
            return String.join(" and ", conditions);
        }
    }

    private static FoundInstance found(ResultSet row, Map<String, String> endings) throws SQLException {
        return new FoundInstance(
                row.getString("proc_inst_id_"),
                row.getInt("version_"),
                row.getString("number"),
                row.getString("training"),
                row.getTimestamp("start_time_").toInstant(),
                row.getTimestamp("end_time_") == null
                        ? null
                        : row.getTimestamp("end_time_").toInstant(),
                row.getObject("duration_", Long.class),
                Ending.of(row.getString("state_"), row.getString("end_act_id_"), endings),
                row.getBoolean("corrected"));
    }
}
