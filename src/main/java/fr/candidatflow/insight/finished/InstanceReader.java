package fr.candidatflow.insight.finished;

import fr.candidatflow.insight.Diagrams;
import fr.candidatflow.insight.Ending;
import fr.candidatflow.insight.ExecutionOrder;
import fr.candidatflow.insight.TakenFlows;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens an instance, finished or not. Who may is asked before, by the controller. */
@Service
@Transactional(readOnly = true)
class InstanceReader {

    /** What routes: no objects, no files. */
    private static final Set<String> PRIMITIVE =
            Set.of("string", "boolean", "short", "integer", "long", "double", "date", "null");

    /** Leads to a person. */
    private static final String CANDIDATE_ACCOUNT = "candidateAccount";

    private static final String CANDIDATE = "the candidate";

    private final HistoryService history;
    private final RepositoryService repository;
    private final ManagementService management;
    private final Diagrams diagrams;
    private final JdbcClient jdbc;

    InstanceReader(
            HistoryService history,
            RepositoryService repository,
            ManagementService management,
            Diagrams diagrams,
            JdbcClient jdbc) {
        this.history = history;
        this.repository = repository;
        this.management = management;
        this.diagrams = diagrams;
        this.jdbc = jdbc;
    }

    private record About(String number, String account, String training) {

        private static final About NOTHING = new About(null, null, null);
    }

    /** The key of its process. */
    Optional<String> process(String instance) {
        return find(instance).map(HistoricProcessInstance::getProcessDefinitionKey);
    }

    OpenedInstance open(String instance) {
        var found = find(instance).orElseThrow();
        var process = found.getProcessDefinitionKey();
        var names = diagrams.names(process);
        var about = about(found.getBusinessKey());
        var steps = history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .sorted(ExecutionOrder.BEGUN)
                .toList();
        var corrections = diagrams.corrections(process);
        return new OpenedInstance(
                instance,
                found.getProcessDefinitionId(),
                process,
                found.getProcessDefinitionName(),
                found.getProcessDefinitionVersion(),
                about.number(),
                about.training(),
                found.getStartTime().toInstant(),
                instant(found.getEndTime()),
                found.getDurationInMillis(),
                Ending.of(found.getState(), found.getEndActivityId(), diagrams.endings(process)),
                linked(found.getSuperProcessInstanceId()),
                steps.stream().map(step -> step(step, names, about)).toList(),
                TakenFlows.of(repository.getBpmnModelInstance(found.getProcessDefinitionId()), steps),
                steps.stream()
                        .map(HistoricActivityInstance::getActivityId)
                        .filter(corrections::contains)
                        .distinct()
                        .toList(),
                variables(instance),
                incidents(instance, names),
                timers(instance, names));
    }

    private Optional<HistoricProcessInstance> find(String instance) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult());
    }

    private About about(String businessKey) {
        return jdbc.sql("""
                select x.number, x.account_id::text account, r.title training
                from application x join training r on r.id = x.training_id
                where x.id = (case when :key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then :key::uuid end)
                """)
                .param("key", businessKey)
                .query(About.class)
                .optional()
                .orElse(About.NOTHING);
    }

    /** Null when there is none, or history cleanup has removed it. */
    private OpenedInstance.Linked linked(String instance) {
        return instance == null
                ? null
                : find(instance)
                        .map(found -> new OpenedInstance.Linked(instance, found.getProcessDefinitionName()))
                        .orElse(null);
    }

    private OpenedInstance.Step step(HistoricActivityInstance step, Map<String, String> names, About about) {
        var who = step.getAssignee();
        return new OpenedInstance.Step(
                step.getActivityId(),
                names.getOrDefault(step.getActivityId(), step.getActivityId()),
                step.getActivityType(),
                step.getStartTime().toInstant(),
                instant(step.getEndTime()),
                step.getDurationInMillis(),
                step.isCanceled(),
                who != null && who.equals(about.account()) ? CANDIDATE : who,
                linked(step.getCalledProcessInstanceId()));
    }

    private List<OpenedInstance.Variable> variables(String instance) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .orderByVariableName()
                .asc()
                .list()
                .stream()
                .filter(variable -> PRIMITIVE.contains(variable.getTypeName())
                        && !variable.getName().equals(CANDIDATE_ACCOUNT))
                .map(variable ->
                        new OpenedInstance.Variable(variable.getName(), variable.getTypeName(), value(variable)))
                .toList();
    }

    private static String value(HistoricVariableInstance variable) {
        var value = variable.getValue();
        return value instanceof Date date
                ? DateTimeFormatter.ISO_INSTANT.format(date.toInstant())
                : value == null ? null : value.toString();
    }

    private List<OpenedInstance.Incident> incidents(String instance, Map<String, String> names) {
        return history
                .createHistoricIncidentQuery()
                .processInstanceId(instance)
                .orderByCreateTime()
                .asc()
                .list()
                .stream()
                .map(incident -> new OpenedInstance.Incident(
                        names.getOrDefault(incident.getActivityId(), incident.getActivityId()),
                        incident.getIncidentType(),
                        incident.getIncidentMessage(),
                        incident.getCreateTime().toInstant(),
                        instant(incident.getEndTime())))
                .toList();
    }

    /** By the log of their jobs, whose last line says how each has ended. */
    private List<OpenedInstance.Timer> timers(String instance, Map<String, String> names) {
        var logs = new LinkedHashMap<String, List<HistoricJobLog>>();
        history
                .createHistoricJobLogQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(line -> line.getJobDefinitionType() != null
                        && line.getJobDefinitionType().startsWith("timer"))
                .forEach(line -> logs.computeIfAbsent(line.getJobId(), job -> new ArrayList<>())
                        .add(line));
        return logs.values().stream()
                .map(lines -> timer(lines, names))
                .sorted(Comparator.comparing(OpenedInstance.Timer::setAt))
                .toList();
    }

    private OpenedInstance.Timer timer(List<HistoricJobLog> lines, Map<String, String> names) {
        var last = lines.get(lines.size() - 1);
        var end = last.isSuccessLog()
                ? OpenedInstance.TimerEnd.FIRED
                : last.isDeletionLog() ? OpenedInstance.TimerEnd.CANCELLED : OpenedInstance.TimerEnd.WAITING;
        return new OpenedInstance.Timer(
                names.getOrDefault(last.getActivityId(), last.getActivityId()),
                lines.get(0).getTimestamp().toInstant(),
                instant(end == OpenedInstance.TimerEnd.WAITING ? dueNow(last) : last.getJobDueDate()),
                end,
                end == OpenedInstance.TimerEnd.WAITING
                        ? null
                        : last.getTimestamp().toInstant());
    }

    /** A date that was moved is in the log only when the timer has ended. */
    private Date dueNow(HistoricJobLog line) {
        var job = management.createJobQuery().jobId(line.getJobId()).singleResult();
        return job == null ? line.getJobDueDate() : job.getDuedate();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
