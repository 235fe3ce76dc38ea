package fr.candidatflow.insight.incidents;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries failed steps again, once each: one that fails again is an incident again, and its reason the one of now. */
@Service
class Retries {

    private static final String AREA = "process";

    private static final String FAILED_JOBS =
            """
            select j.id_ job, d.id_ definition, d.key_ process, coalesce(i.failed_activity_id_, i.activity_id_) activity,
                   b.id_ batch, b.type_ batch_type, x.number
            """ + Incidents.WHERE_IT_HAPPENED + " and j.id_ is not null and i.id_ in (:incidents)";

    private final JdbcClient jdbc;
    private final HistoryRights rights;
    private final Incidents incidents;
    private final Batches batches;
    private final ManagementService management;
    private final IdentityService identity;
    private final Audit audit;
    private final Clock clock;

    Retries(
            JdbcClient jdbc,
            HistoryRights rights,
            Incidents incidents,
            Batches batches,
            ManagementService management,
            IdentityService identity,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.incidents = incidents;
        this.batches = batches;
        this.management = management;
        this.identity = identity;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was begun.
     *
     * @param jobs to ask {@link #outcome} for
     * @param gone how many of those asked for could not be tried: solved or tried again meanwhile, or without a job
     */
    record Begun(List<String> jobs, int gone) {}

    /** @param done went through; @param failed are incidents again; @param waiting for their turn */
    record Outcome(long done, long failed, long waiting) {}

    /** Of a process, or else of a batch. */
    private record FailedJob(
            String job,
            String definition,
            String process,
            String activity,
            String batch,
            String batchType,
            String number) {}

    /** @param of key of the process, id of the batch */
    private record Step(String of, String name) {}

    /**
     * All or none.
     *
     * @throws AuthorizationException when one of them is not for this person to try again
     */
    @Transactional
    public Begun retry(StaffMember staff, Collection<String> incidentIds) {
        var readable = batches.readable(staff);
        var failed = jdbc.sql(FAILED_JOBS).param("incidents", incidentIds).query(FailedJob.class).list().stream()
                .filter(job ->
                        job.process() == null ? readable.contains(job.batch()) : rights.mayRead(staff, job.process()))
                .toList();
        if (failed.stream().anyMatch(job -> job.process() == null && !batches.mayRetry(staff, job.batch()))) {
            throw new AuthorizationException("A batch is not for " + staff.id() + " to try again");
        }
        var jobs = failed.stream().map(FailedJob::job).toList();
        if (!jobs.isEmpty()) {
            setRetries(staff, jobs);
            failed.stream()
                    .collect(Collectors.groupingBy(this::step))
                    .forEach((step, all) ->
                            audit.record(staff.id(), AREA, step.of(), "incidents tried again", detail(step, all)));
        }
        return new Begun(jobs, incidentIds.size() - jobs.size());
    }

    private Step step(FailedJob job) {
        return job.process() == null
                ? new Step(job.batch(), Batches.name(job.batchType()))
                : new Step(job.process(), incidents.step(job.definition(), job.activity()));
    }

    private void setRetries(StaffMember staff, List<String> jobs) {
        identity.setAuthentication(staff.id(), List.copyOf(staff.groups()));
        try {
            // Due now: a job keeps the moment of the attempt after the one that was its last.
            management
                    .setJobRetries(1)
                    .jobIds(jobs)
                    .dueDate(Date.from(clock.instant()))
                    .execute();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static String detail(Step step, List<FailedJob> jobs) {
        String numbers = jobs.stream()
                .map(FailedJob::number)
                .filter(number -> number != null)
                .sorted()
                .collect(Collectors.joining(", "));
        return "%s, %d %s%s"
                .formatted(
                        step.name(),
                        jobs.size(),
                        jobs.size() == 1 ? "time" : "times",
                        numbers.isEmpty() ? "" : ": " + numbers);
    }

    /** A job that is gone went through, or its instance ended meanwhile and nobody waits for it. */
    @Transactional(readOnly = true)
    public Outcome outcome(Collection<String> jobs) {
        return jdbc.sql("""
                        select :all - count(*) done, count(*) filter (where retries_ = 0) failed, count(*) filter (where retries_ > 0) waiting
                        from act_ru_job where id_ in (:jobs)""")
                .param("all", jobs.size())
                .param("jobs", jobs)
                .query(Outcome.class)
                .single();
    }
}
