package fr.candidatflow.insight.incidents;

import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries failed steps again, once each: one that fails again is an incident again, and its reason the one of now. */
@Service
class Retries {

    private static final String AREA = "process";

    private static final String FAILED_JOBS = """
            select j.id_ job, d.id_ definition, d.key_ process, coalesce(i.failed_activity_id_, i.activity_id_) activity, x.number
            from act_ru_incident i
            join act_ru_job j on j.id_ = i.configuration_
            join act_re_procdef d on d.id_ = i.proc_def_id_
            left join act_ru_execution e on e.id_ = i.proc_inst_id_
            left join application x on x.id = case when e.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                                   then e.business_key_::uuid end
            where i.id_ in (:incidents) and i.cause_incident_id_ = i.id_
            """;

    private final JdbcClient jdbc;
    private final HistoryRights rights;
    private final Incidents incidents;
    private final ManagementService management;
    private final IdentityService identity;
    private final Audit audit;
    private final Clock clock;

    Retries(
            JdbcClient jdbc,
            HistoryRights rights,
            Incidents incidents,
            ManagementService management,
            IdentityService identity,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.incidents = incidents;
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

    private record FailedJob(String job, String definition, String process, String activity, String number) {}

    private record Step(String process, String name) {}

    /**
     * All or none.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException when one of them is not for this person to try again
     */
    @Transactional
    public Begun retry(StaffMember staff, Collection<String> incidentIds) {
        var failed = jdbc.sql(FAILED_JOBS).param("incidents", incidentIds).query(FailedJob.class).list().stream()
                .filter(job -> rights.mayRead(staff, job.process()))
                .toList();
        var jobs = failed.stream().map(FailedJob::job).toList();
        if (!jobs.isEmpty()) {
            setRetries(staff, jobs);
            failed.stream()
                    .collect(Collectors.groupingBy(
                            job -> new Step(job.process(), incidents.step(job.definition(), job.activity()))))
                    .forEach((step, all) ->
                            audit.record(staff.id(), AREA, step.process(), "incidents tried again", detail(step, all)));
        }
        return new Begun(jobs, incidentIds.size() - jobs.size());
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
