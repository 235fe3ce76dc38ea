package fr.candidatflow.simulation;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.casework.TestCorrections;
import fr.candidatflow.catalogue.DemoCatalogue;
import fr.candidatflow.catalogue.SimulatedCatalogue;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/**
 * Lives a campaign through, from its first day to the clock's present moment: whatever comes first, something that a person has
 * planned or a job of the engine, is done at its own time, one thing after the other. The same number of candidates, seed and last
 * day give the same campaign.
 *
 * <p>While it runs the clock stands at the moment that is simulated, for the whole application; nobody else can use it.
 */
@TestComponent
public class Simulation {

    private static final Logger log = LoggerFactory.getLogger(Simulation.class);

    /** What one thing takes, for the clock: enough to tell what came after what. */
    private static final Duration STEP = Duration.ofMillis(100);

    private final SimulatedCatalogue catalogue;
    private final TestAccounts accounts;
    private final TestProfiles profiles;
    private final TestCorrections corrections;
    private final ApplicationService applications;
    private final AdmissionService admissions;
    private final CandidateTasks candidateTasks;
    private final ProcessEngine engine;
    private final GreenMail mails;
    private final MovableClock clock;
    private final Queue<OpenedTask> opened = new ArrayDeque<>();
    private boolean running;

    Simulation(
            SimulatedCatalogue catalogue,
            TestAccounts accounts,
            TestProfiles profiles,
            TestCorrections corrections,
            ApplicationService applications,
            AdmissionService admissions,
            CandidateTasks candidateTasks,
            ProcessEngine engine,
            GreenMail mails,
            MovableClock clock) {
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.profiles = profiles;
        this.corrections = corrections;
        this.applications = applications;
        this.admissions = admissions;
        this.candidateTasks = candidateTasks;
        this.engine = engine;
        this.mails = mails;
        this.clock = clock;
    }

    /** Afterwards the clock tells the real time, and the engine's job executor goes on if it was running. */
    public SimulationReport run(int candidates, long seed) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        boolean executed = executor.isActive();
        executor.shutdown();
        running = true;
        try {
            return live(candidates, seed);
        } finally {
            running = false;
            opened.clear();
            clock.reset();
            if (executed) {
                executor.start();
            }
        }
    }

    /** Steps begin in the middle of somebody's transaction: what follows from them is planned after it. */
    @EventListener
    void onTask(DelegateTask task) {
        if (running
                && task.getEventName().equals(TaskListener.EVENTNAME_CREATE)
                && Applicants.areConcernedBy(task.getTaskDefinitionKey())) {
            opened.add(new OpenedTask(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    ApplicationId.of(task.getExecution().getProcessBusinessKey())));
        }
    }

    private SimulationReport live(int candidates, long seed) {
        long started = System.nanoTime();
        var until = clock.instant();
        var lastDay = LocalDate.ofInstant(until, clock.getZone());
        var from = lastDay.minusDays(SimulatedCatalogue.DAYS)
                .atStartOfDay(clock.getZone())
                .toInstant();
        clock.standAt(from);
        var campaign = new Campaign(seed, from, until, clock, new Agenda());
        var offer = catalogue.write(lastDay, Math.max(2, candidates / 12));
        var staff = new Staff(
                campaign,
                admissions,
                corrections,
                engine.getTaskService(),
                engine.getRuntimeService(),
                engine.getIdentityService());
        var mailboxes = new Mailboxes(mails);
        var applicants = new Applicants(campaign, applications, admissions, candidateTasks, staff);
        var people = new Candidates(campaign, offer, accounts, profiles, mailboxes, applicants);
        staff.begin(offer, DemoCatalogue.LAW, candidates, new Desks(engine.getIdentityService()));
        for (int number = 0; number < candidates; number++) {
            people.come(number);
        }
        var course = new Course(campaign, applicants, people);
        course.run();
        people.emptyMailboxes();
        return course.report(Duration.ofNanos(System.nanoTime() - started));
    }

    /** From one thing to the next, until the last moment. */
    private final class Course {

        private final Campaign campaign;
        private final Applicants applicants;
        private final Candidates people;
        private final EngineJobs jobs = new EngineJobs(engine.getManagementService());
        private final TreeMap<String, Integer> refusals = new TreeMap<>();
        private int acts;
        private int jobsRun;
        private LocalDate today;

        Course(Campaign campaign, Applicants applicants, Candidates people) {
            this.campaign = campaign;
            this.applicants = applicants;
            this.people = people;
            this.today = campaign.day(campaign.from());
        }

        void run() {
            var agenda = campaign.agenda();
            while (true) {
                var nextAct = agenda.next();
                var due = jobs.next(campaign.now(), earlier(nextAct, campaign.until()));
                if (!due.isEmpty()) {
                    due.forEach(job -> {
                        passTo(job.getDuedate().toInstant());
                        jobsRun += jobs.run(job) ? 1 : 0;
                        react();
                    });
                } else if (nextAct.isAfter(campaign.until())) {
                    return;
                } else {
                    passTo(nextAct);
                    act(agenda.take());
                    react();
                }
            }
        }

        /** Never back, and never beyond the end. */
        private void passTo(Instant moment) {
            var next = campaign.now().plus(STEP);
            clock.standAt(earlier(moment.isAfter(next) ? moment : next, campaign.until()));
            var day = campaign.day(campaign.now());
            if (!day.equals(today)) {
                people.emptyMailboxes();
                if (!YearMonth.from(day).equals(YearMonth.from(today))) {
                    log.info("Simulated to {}: {} things done, {} jobs run", day, acts, jobsRun);
                }
                today = day;
            }
        }

        /** A rule may well refuse what somebody wants to do, who has nothing but bad luck then. */
        private void act(Agenda.Act act) {
            try {
                act.what().run();
                acts++;
            } catch (BrokenRule | NotFound refusal) {
                refusals.merge(refusal.getClass().getSimpleName(), 1, Integer::sum);
                opened.clear();
            }
        }

        private void react() {
            while (!opened.isEmpty()) {
                applicants.react(opened.remove());
            }
        }

        SimulationReport report(Duration took) {
            var statuses = new TreeMap<String, Integer>();
            applicants.opened().forEach(id -> statuses.merge(status(id), 1, Integer::sum));
            return new SimulationReport(campaign.from(), campaign.until(), statuses, refusals, acts, jobsRun, took);
        }

        private String status(ApplicationId id) {
            try {
                return admissions.get(id).status().name();
            } catch (NotFound deletedWithItsAccount) {
                return "DELETED";
            }
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
