package fr.candidatflow.insight.incidents;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.StaffMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open incidents by why. An incident is shown where it happened, and not again in each process that called that one, as the
 * engine's own lists do.
 */
@Component
class Incidents {

    /** More are not read at once; the page says so. */
    static final int MOST = 2_000;

    private static final int LINES_OF_TRACE = 8;

    /** What an incident belongs to: a step of a process, and the application that is about, or a batch. */
    static final String WHERE_IT_HAPPENED = """
            from act_ru_incident i
            left join act_re_procdef d on d.id_ = i.proc_def_id_
            left join act_ru_batch b on i.job_def_id_ in (b.seed_job_def_id_, b.batch_job_def_id_, b.monitor_job_def_id_)
            left join act_ru_job j on j.id_ = i.configuration_
            left join act_ru_execution e on e.id_ = i.proc_inst_id_
            left join application x on x.id = case when e.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                                   then e.business_key_::uuid end
            where i.cause_incident_id_ = i.id_
            """;

    private static final String READABLE =
            WHERE_IT_HAPPENED + " and (d.key_ in (:processes) or b.id_ = any (:batches)) ";

    private static final String OPEN = """
            select i.id_ id, i.incident_type_ kind, i.incident_msg_ message, coalesce(i.failed_activity_id_, i.activity_id_) activity,
                   i.incident_timestamp_ since, i.proc_inst_id_ instance, i.proc_def_id_ definition, d.key_ process, d.version_ version,
                   b.id_ batch, b.type_ batch_type, j.id_ job, x.number
            """ + READABLE + "order by i.incident_timestamp_, i.id_ limit :most";

    private final JdbcClient jdbc;
    private final HistoryRights rights;
    private final RepositoryService repository;
    private final ManagementService management;
    private final AuthorizationService authorizations;
    private final Batches batches;

    Incidents(
            JdbcClient jdbc,
            HistoryRights rights,
            RepositoryService repository,
            ManagementService management,
            AuthorizationService authorizations,
            Batches batches) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.repository = repository;
        this.management = management;
        this.authorizations = authorizations;
        this.batches = batches;
    }

    private record Found(OpenIncident incident, Why why, String definition, int version, String job) {}

    /** Of a step in a process, or else of a batch. */
    private record Why(String process, String activity, String batchType, String kind, String reason) {}

    /** Of the processes whose history this person may read and of the batches that they may see, the largest group first. */
    @Transactional(readOnly = true)
    List<IncidentGroup> open(StaffMember staff) {
        var processes = processes(staff);
        if (processes.isEmpty()) {
            return List.of();
        }
        var groups = new LinkedHashMap<Why, List<Found>>();
        jdbc.sql(OPEN)
                .param("processes", processes)
                .param("batches", batches(staff))
                .param("most", MOST)
                .query((row, number) -> found(row))
                .list()
                .forEach(found -> groups.computeIfAbsent(found.why(), why -> new ArrayList<>())
                        .add(found));
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue(), staff))
                .sorted(Comparator.comparingInt(
                                (IncidentGroup group) -> group.incidents().size())
                        .reversed())
                .toList();
    }

    /** How many of them there are, also beyond {@link #MOST}. */
    long count(StaffMember staff) {
        var processes = processes(staff);
        return processes.isEmpty()
                ? 0
                : jdbc.sql("select count(*) " + READABLE)
                        .param("processes", processes)
                        .param("batches", batches(staff))
                        .query(Long.class)
                        .single();
    }

    private List<String> processes(StaffMember staff) {
        return rights.readable(staff).stream().map(ProcessDefinition::getKey).toList();
    }

    private String[] batches(StaffMember staff) {
        return batches.readable(staff).toArray(String[]::new);
    }

    /** Where one incident happened, as the page names it. */
    String step(String definition, String activity) {
        var element = repository.getBpmnModelInstance(definition).getModelElementById(activity);
        var name = element == null ? null : element.getAttributeValue("name");
        return name == null ? String.valueOf(activity) : name;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new OpenIncident(
                        row.getString("id"),
                        row.getString("instance"),
                        row.getString("batch"),
                        row.getString("number"),
                        instant(row, "since")),
                new Why(
                        row.getString("process"),
                        row.getString("activity"),
                        row.getString("batch_type"),
                        row.getString("kind"),
                        Reason.of(row.getString("message"))),
                row.getString("definition"),
                row.getInt("version"),
                row.getString("job"));
    }

    private IncidentGroup group(Why why, List<Found> all, StaffMember staff) {
        var newest = all.get(all.size() - 1);
        boolean ofBatch = why.batchType() != null;
        return new IncidentGroup(
                why.process(),
                ofBatch
                        ? "Batch"
                        : repository.getProcessDefinition(newest.definition()).getName(),
                ofBatch
                        ? List.of()
                        : all.stream().map(Found::version).distinct().sorted().toList(),
                why.activity(),
                ofBatch ? Batches.name(why.batchType()) : step(newest.definition(), why.activity()),
                String.valueOf(why.activity()).startsWith("serviceTask_send"),
                why.kind(),
                why.reason(),
                all.get(0).incident().since(),
                stuck(why, newest),
                ofBatch
                        ? all.stream()
                                .allMatch(one ->
                                        batches.mayRetry(staff, one.incident().batch()))
                        : mayRetry(staff, why.process()),
                newest.job() == null ? List.of() : trace(newest.job()),
                all.stream().map(Found::incident).toList());
    }

    private static String stuck(Why why, Found newest) {
        if (newest.job() != null) {
            return null;
        }
        return Incident.EXTERNAL_TASK_HANDLER_TYPE.equals(why.kind())
                ? "This step is done by another system, which asks for it by itself: it cannot be tried again from here."
                : "The engine knows no job behind this incident: open the instance to see where it stands.";
    }

    private List<String> trace(String job) {
        String trace = management.getJobExceptionStacktrace(job);
        return trace == null
                ? List.of()
                : trace.lines().map(String::stripTrailing).limit(LINES_OF_TRACE).toList();
    }

    /** What the engine asks when it is told to; said before, so that there is no button that is refused. */
    private boolean mayRetry(StaffMember staff, String process) {
        return Stream.of(ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.UPDATE_INSTANCE)
                .anyMatch(permission -> authorizations.isUserAuthorized(
                        staff.id(), List.copyOf(staff.groups()), permission, Resources.PROCESS_DEFINITION, process));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
