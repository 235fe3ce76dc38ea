package fr.candidatflow.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's jobs and timers, run one by one at their time as a job executor with a single thread would. */
final class EngineJobs {

    private static final Logger log = LoggerFactory.getLogger(EngineJobs.class);

    private static final int PAGE = 5000;

    /** Of those due at one moment, the order in which they came to be: ids are random, and a run must be repeatable. */
    private static final Comparator<Job> ORDER = Comparator.comparing(Job::getDuedate)
            .thenComparing(Job::getCreateTime)
            .thenComparing(Job::getProcessDefinitionKey)
            .thenComparing(Job::getJobDefinitionId);

    private final ManagementService management;

    EngineJobs(ManagementService management) {
        this.management = management;
    }

    /**
     * Those that are the next to be run, in order: what is overdue now, or else what is due first. None of them can bring up a job
     * that would have to be run before another of them.
     *
     * @param until how far ahead to look
     */
    List<Job> next(Instant now, Instant until) {
        var due = management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .sorted(ORDER)
                .toList();
        if (due.isEmpty()) {
            return due;
        }
        var first = due.get(0).getDuedate();
        var together = first.toInstant().isBefore(now) ? Date.from(now) : first;
        return due.stream().filter(job -> !job.getDuedate().after(together)).toList();
    }

    /** @return whether it was done; one that failed is tried again later by the engine's rules, and one may have gone meanwhile */
    boolean run(Job job) {
        if (management.createJobQuery().jobId(job.getId()).count() == 0) {
            return false;
        }
        try {
            management.executeJob(job.getId());
            return true;
        } catch (RuntimeException e) {
            log.warn("Job {} of {} failed", job.getJobDefinitionId(), job.getProcessDefinitionKey(), e);
            return false;
        }
    }
}
