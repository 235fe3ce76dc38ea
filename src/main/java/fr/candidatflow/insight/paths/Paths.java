package fr.candidatflow.insight.paths;

import fr.candidatflow.insight.Diagrams;
import fr.candidatflow.insight.EndedPaths;
import fr.candidatflow.insight.Ending;
import fr.candidatflow.insight.ExecutionOrder;
import fr.candidatflow.insight.InstancePath;
import fr.candidatflow.insight.TakenFlows;
import fr.candidatflow.insight.paths.PathFigures.Drawn;
import fr.candidatflow.insight.paths.PathFigures.Passed;
import fr.candidatflow.insight.paths.PathFigures.Path;
import fr.candidatflow.insight.paths.PathFigures.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the paths of the instances that ended in a period, interrupted ones too; what still runs has no whole path yet. What a path
 * is: {@link InstancePath}. Who may ask is asked before, by the controller.
 */
@Service
@Transactional
class Paths {

    static final int MOST = 50;

    /** Gateways between the same steps can be passed in other ways: as many instances show which were. */
    private static final int SAMPLE = 20;

    private static final String ENDED = """
            with ended as (
                select p.proc_inst_id_, p.proc_def_id_, p.end_time_, p.duration_, taken.path_id
                from act_hi_procinst p
                join act_re_procdef d on d.id_ = p.proc_def_id_
                join insight_instance_path taken on taken.instance_id = p.proc_inst_id_
                where p.proc_def_key_ = :process and (:version::int is null or d.version_ = :version)
                  and p.end_time_ >= :from and p.end_time_ < :until)
            """;

    private static final String MOST_FREQUENT = ENDED + """
            , counted as (
                select path_id, count(*) instances, sum(count(*)) over () as all_instances,
                       percentile_cont(array[0.5, 0.9]) within group (order by duration_::double precision) durations
                from ended group by path_id),
            path as (
                select c.*, p.steps, string_to_array(p.steps, '>') && string_to_array(:corrections, ' ') corrected
                from counted c join insight_path p on p.id = c.path_id)
            select md5(steps) id, *, count(*) over () as paths
            from path where corrected or not :corrected
            order by instances desc, steps
            limit
            """ + MOST;

    /** An id is compared as text, so that one that was never given is of no path. */
    private static final String OF_PATH = "path_id = (select id from insight_path where md5(steps) = :path)";

    private static final String PASSED = ENDED + """
            select a.act_id_ activity, max(a.act_type_) as type, count(*) times, count(*) filter (where a.act_inst_state_ = 2) cancelled
            from ended e join act_hi_actinst a on a.proc_inst_id_ = e.proc_inst_id_
            where %s
            group by a.act_id_ order by a.act_id_
            """.formatted(OF_PATH);

    private static final String LATEST = ENDED + """
            select proc_inst_id_ from ended
            where %s and proc_def_id_ = :definition
            order by end_time_ desc limit %d
            """.formatted(OF_PATH, SAMPLE);

    private final JdbcClient jdbc;
    private final EndedPaths ended;
    private final Diagrams diagrams;
    private final HistoryService history;
    private final RepositoryService repository;

    Paths(JdbcClient jdbc, EndedPaths ended, Diagrams diagrams, HistoryService history, RepositoryService repository) {
        this.jdbc = jdbc;
        this.ended = ended;
        this.diagrams = diagrams;
        this.history = history;
        this.repository = repository;
    }

    /** @param version null for all; the period's beginning is included, its end is not */
    record Asked(String process, Integer version, Instant from, Instant until) {}

    /** @param corrected only those with a typed correction */
    PathFigures most(Asked asked, boolean corrected) {
        ended.reckon(asked.process());
        var names = diagrams.names(asked.process());
        var endings = diagrams.endings(asked.process());
        var corrections = diagrams.corrections(asked.process());
        var totals = new long[2];
        var paths = ask(MOST_FREQUENT, asked)
                .param("corrections", String.join(" ", corrections))
                .param("corrected", corrected)
                .query((row, number) -> {
                    totals[0] = row.getLong("all_instances");
                    totals[1] = row.getLong("paths");
                    return path(row, names, endings, corrections);
                })
                .list();
        return new PathFigures(totals[0], totals[1], paths);
    }

    /** @param definition by whose diagram the flows are drawn */
    Drawn draw(Asked asked, String path, String definition) {
        ended.reckon(asked.process());
        var passed = ask(PASSED, asked)
                .param("path", path)
                .query((row, number) -> new Passed(
                        row.getString("activity"),
                        row.getString("type"),
                        row.getLong("times"),
                        row.getLong("cancelled")))
                .list();
        var flows = new TreeSet<String>();
        var model = repository.getBpmnModelInstance(definition);
        for (String instance : ask(LATEST, asked)
                .param("path", path)
                .param("definition", definition)
                .query(String.class)
                .list()) {
            var steps = history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                    .sorted(ExecutionOrder.BEGUN)
                    .toList();
            flows.addAll(TakenFlows.of(model, steps).keySet());
        }
        return new Drawn(passed, List.copyOf(flows));
    }

    private JdbcClient.StatementSpec ask(String sql, Asked asked) {
        return jdbc.sql(sql)
                .param("process", asked.process())
                .param("version", asked.version())
                .param("from", Timestamp.from(asked.from()))
                .param("until", Timestamp.from(asked.until()));
    }

    /** The last part is what became of it: an end, or the engine's word. */
    private static Path path(
            ResultSet row, Map<String, String> names, Map<String, String> endings, Set<String> corrections)
            throws SQLException {
        var parts = Arrays.asList(row.getString("steps").split(InstancePath.SEPARATOR));
        var last = parts.get(parts.size() - 1);
        var durations = (Double[]) row.getArray("durations").getArray();
        return new Path(
                row.getString("id"),
                parts.subList(0, parts.size() - 1).stream()
                        .map(id -> new Step(id, names.getOrDefault(id, id), corrections.contains(id)))
                        .toList(),
                ending(last, endings).label(),
                row.getLong("instances"),
                durations[0],
                durations[1],
                row.getBoolean("corrected"));
    }

    private static Ending ending(String last, Map<String, String> endings) {
        return endings.containsKey(last) ? Ending.of("COMPLETED", last, endings) : Ending.of(last, null, endings);
    }
}
