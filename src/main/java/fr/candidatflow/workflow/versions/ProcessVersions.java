package fr.candidatflow.workflow.versions;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves running instances to the latest version of their diagram. A start of the application deploys what has changed and leaves
 * every instance where it is; whether those go on by the new rules is a decision of a person. The plan is the engine's own: a
 * step goes to the step with the same id and type. Timers that wait keep their dates, messages and open tasks stay, with who has
 * claimed them.
 */
@Service
class ProcessVersions {

    private static final String AREA = "process";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Audit audit;

    ProcessVersions(RepositoryService repository, RuntimeService runtime, ManagementService management, Audit audit) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.audit = audit;
    }

    /** Every older version by which something runs, the latest of each process first. */
    List<Outdated> outdated() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .filter(latest -> latest.getVersion() > 1)
                .flatMap(this::olderThan)
                .toList();
    }

    private Stream<Outdated> olderThan(ProcessDefinition latest) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(latest.getKey())
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(definition -> definition.getVersion() < latest.getVersion())
                .map(definition -> outdated(definition, latest))
                .filter(older -> older.running() > 0);
    }

    private Outdated outdated(ProcessDefinition definition, ProcessDefinition latest) {
        return new Outdated(
                definition.getId(),
                definition.getKey(),
                definition.getName(),
                definition.getVersion(),
                definition.getVersionTag(),
                deployedAt(definition),
                runtime.createProcessInstanceQuery()
                        .processDefinitionId(definition.getId())
                        .count(),
                latest.getVersion());
    }

    private Instant deployedAt(ProcessDefinition definition) {
        return repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getDeploymentTime()
                .toInstant();
    }

    /** @throws NotFound when there is no such version, or it is the latest */
    Move preview(String definitionId) {
        var older = older(definitionId);
        var from = outdated(older, latest(older));
        try {
            var stays = withoutPlace(older, plan(older));
            return new Move(
                    from,
                    from.running() - standingAt(older, stays).size(),
                    stays.stream()
                            .map(place -> new Move.Stay(name(older, place.getId()), place.getInstances()))
                            .toList(),
                    List.of());
        } catch (MigrationPlanValidationException invalid) {
            return new Move(
                    from,
                    0,
                    List.of(),
                    invalid.getValidationReport().getInstructionReports().stream()
                            .flatMap(report -> report.getFailures().stream())
                            .distinct()
                            .toList());
        }
    }

    /**
     * Begins to move all that can be moved as they stand; the job executor goes on by itself, one instance to a transaction, so
     * that one that cannot be moved holds back no other.
     *
     * @return how many will be moved; 0 when there is nothing to move, and then nothing begins
     * @throws NotFound as {@link #preview}
     */
    @Transactional
    public int start(String staff, String definitionId) {
        var older = older(definitionId);
        var latest = latest(older);
        var plan = plan(older);
        var staying = standingAt(older, withoutPlace(older, plan));
        var movable = runtime.createProcessInstanceQuery().processDefinitionId(older.getId()).list().stream()
                .map(ProcessInstance::getId)
                .filter(instance -> !staying.contains(instance))
                .toList();
        if (movable.isEmpty()) {
            return 0;
        }
        runtime.newMigration(plan).processInstanceIds(movable).executeAsync();
        audit.record(
                staff,
                AREA,
                older.getKey(),
                "instances moved",
                "%d from version %d to version %d".formatted(movable.size(), older.getVersion(), latest.getVersion()));
        return movable.size();
    }

    /** The moves that are not finished, the oldest first. */
    List<MoveProgress> underWay() {
        return management
                .createBatchStatisticsQuery()
                .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                .orderById()
                .asc()
                .list()
                .stream()
                .map(this::progress)
                .toList();
    }

    private MoveProgress progress(BatchStatistics batch) {
        return new MoveProgress(
                batch.getId(),
                batch.getStartTime().toInstant(),
                batch.getCreateUserId(),
                batch.getTotalJobs(),
                batch.getCompletedJobs(),
                batch.getFailedJobs(),
                management
                        .createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId())
                        .noRetriesLeft()
                        .listPage(0, 100)
                        .stream()
                        .map(Job::getExceptionMessage)
                        .distinct()
                        .limit(5)
                        .toList());
    }

    /**
     * Tries those again that failed, such as after their candidate's next step.
     *
     * @throws NotFound when this move is finished
     */
    @Transactional
    public void retry(String staff, String batchId) {
        var batch = Optional.ofNullable(management
                        .createBatchQuery()
                        .batchId(batchId)
                        .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                        .singleResult())
                .orElseThrow(NotFound::new);
        management
                .setJobRetries(1)
                .jobDefinitionId(batch.getBatchJobDefinitionId())
                .execute();
        audit.record(staff, AREA, batchId, "failed instances tried again", null);
    }

    private MigrationPlan plan(ProcessDefinition older) {
        return runtime.createMigrationPlan(older.getId(), latest(older).getId())
                .mapEqualActivities()
                .build();
    }

    /** Where instances stand now, and the latest version has no step with this id and type. */
    private List<ActivityStatistics> withoutPlace(ProcessDefinition older, MigrationPlan plan) {
        var mapped = plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        return management.createActivityStatisticsQuery(older.getId()).list().stream()
                .filter(place -> place.getInstances() > 0 && !mapped.contains(place.getId()))
                .toList();
    }

    private List<String> standingAt(ProcessDefinition older, List<ActivityStatistics> places) {
        return places.isEmpty()
                ? List.of()
                : runtime
                        .createProcessInstanceQuery()
                        .processDefinitionId(older.getId())
                        .activityIdIn(
                                places.stream().map(ActivityStatistics::getId).toArray(String[]::new))
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList();
    }

    private String name(ProcessDefinition definition, String activity) {
        var element = repository.getBpmnModelInstance(definition.getId()).getModelElementById(activity);
        var name = element == null ? null : element.getAttributeValue("name");
        return name == null ? activity : name;
    }

    private ProcessDefinition older(String definitionId) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .singleResult())
                .filter(definition ->
                        definition.getVersion() < latest(definition).getVersion())
                .orElseThrow(NotFound::new);
    }

    private ProcessDefinition latest(ProcessDefinition definition) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(definition.getKey())
                .latestVersion()
                .singleResult();
    }
}
