package fr.candidatflow.simulation;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.simulation.Habits.Applications;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The candidates with their applications: each step that waits for one of them makes them do something, some time later, or not. */
final class Applicants {

    /** Those that wait for a candidate, or for a candidate's envelope; for the others the staff come by themselves. */
    private static final Set<String> STEPS = Set.of(
            "userTask_submitApplication",
            "userTask_registerPaperFile",
            "userTask_correctFile",
            "userTask_registerCorrection",
            "userTask_confirmOrWithdraw",
            "userTask_takeWithdrawalBack",
            "userTask_withdrawAfterConfirmation");

    private final Campaign campaign;
    private final ApplicationService applications;
    private final AdmissionService admissions;
    private final CandidateTasks tasks;
    private final Staff staff;
    private final Map<ApplicationId, Draw> opened = new LinkedHashMap<>();

    Applicants(
            Campaign campaign,
            ApplicationService applications,
            AdmissionService admissions,
            CandidateTasks tasks,
            Staff staff) {
        this.campaign = campaign;
        this.applications = applications;
        this.admissions = admissions;
        this.tasks = tasks;
        this.staff = staff;
    }

    /** All applications of the run, in the order in which they were opened. */
    Set<ApplicationId> opened() {
        return opened.keySet();
    }

    void apply(AccountId account, TrainingSummary training, Draw draw) {
        var id = applications.open(account, training.id());
        opened.put(id, draw);
        if (draw.chance(Applications.CANCELS)) {
            campaign.plan(draw.delay(Applications.CANCELS_AFTER), draw, () -> cancel(id));
        }
        if (draw.chance(Applications.LEAVES_WAITING_LIST)) {
            campaign.plan(
                    start(training).plus(draw.delay(Applications.LEAVES_WAITING_LIST_AFTER)),
                    () -> leaveWaitingList(id));
        }
    }

    /** When the waiting list begins to be called. */
    private Instant start(TrainingSummary training) {
        var dates = training.dates();
        var day = dates.publishesOn() == null ? dates.returnOn() : dates.publishesOn();
        return day.atTime(12, 0).atZone(campaign.zone()).toInstant();
    }

    static boolean areConcernedBy(String step) {
        return STEPS.contains(step);
    }

    void react(OpenedTask task) {
        var draw = opened.get(task.application());
        switch (task.key()) {
            case "userTask_submitApplication" -> prepare(task, draw);
            case "userTask_registerPaperFile" -> preparePaper(task, draw);
            case "userTask_correctFile" -> correct(task, draw);
            case "userTask_registerCorrection" -> correctPaper(task, draw);
            case "userTask_confirmOrWithdraw" -> answer(task, draw);
            case "userTask_takeWithdrawalBack" ->
                sometimes(
                        Applications.TAKES_WITHDRAWAL_BACK,
                        Applications.TAKES_WITHDRAWAL_BACK_AFTER,
                        task,
                        draw,
                        Map.of());
            case "userTask_withdrawAfterConfirmation" ->
                sometimes(
                        Applications.WITHDRAWS_AFTER_CONFIRMATION,
                        Applications.WITHDRAWS_LATER,
                        task,
                        draw,
                        Map.of("withdrawalConfirmed", true));
            default -> throw new IllegalStateException(task.key());
        }
    }

    private void prepare(OpenedTask task, Draw draw) {
        if (!draw.chance(Applications.NEVER_SUBMITS)) {
            campaign.plan(readyAt(task, draw), () -> submit(task, draw));
        }
    }

    private void preparePaper(OpenedTask task, Draw draw) {
        if (!draw.chance(Applications.NEVER_SUBMITS)) {
            campaign.plan(readyAt(task, draw), () -> post(task, draw));
        }
    }

    /** Some days from now, or shortly before the deadline. */
    private Instant readyAt(OpenedTask task, Draw draw) {
        var deadline = admissions.get(task.application()).submissionDeadline();
        boolean late = draw.chance(Applications.AT_THE_LAST_MINUTE);
        var usual = campaign.awake(campaign.now().plus(draw.delay(Applications.SUBMITS)), draw);
        if (!late && usual.isBefore(deadline)) {
            return usual;
        }
        var before = deadline.minus(draw.delay(Applications.BEFORE_DEADLINE));
        var soon = campaign.now().plus(Duration.ofMinutes(draw.between(5, 60)));
        return before.isBefore(soon) ? soon : before;
    }

    private void submit(OpenedTask task, Draw draw) {
        if (gone(task)) {
            return;
        }
        deposit(task.application(), draw);
        complete(task, Map.of("certified", true));
        if (draw.chance(Applications.RECALLS)) {
            campaign.plan(draw.delay(Applications.RECALLS_AFTER), draw, () -> recall(task.application()));
        }
    }

    private void correct(OpenedTask task, Draw draw) {
        if (draw.chance(Applications.NEVER_CORRECTS)) {
            return;
        }
        campaign.plan(draw.delay(Applications.CORRECTS), draw, () -> {
            if (!gone(task)) {
                deposit(task.application(), draw);
                complete(task, Map.of("certified", true));
            }
        });
    }

    private void correctPaper(OpenedTask task, Draw draw) {
        if (!draw.chance(Applications.NEVER_CORRECTS)) {
            campaign.plan(draw.delay(Applications.CORRECTS), draw, () -> post(task, draw));
        }
    }

    /** The envelope is on its way for some days. */
    private void post(OpenedTask task, Draw draw) {
        var posted = campaign.day(campaign.now());
        int days = draw.between(Applications.POST_DAYS_LEAST, Applications.POST_DAYS_MOST);
        staff.receive(task, posted, posted.plusDays(days));
    }

    private void answer(OpenedTask task, Draw draw) {
        double mind = draw.uniform();
        if (mind < Applications.CONFIRMS + Applications.WITHDRAWS) {
            var answer = mind < Applications.CONFIRMS ? Answer.CONFIRM : Answer.WITHDRAW;
            campaign.plan(draw.delay(Applications.ANSWERS), draw, () -> {
                if (!gone(task)) {
                    complete(task, Map.of("answer", answer.name()));
                }
            });
        }
    }

    private void sometimes(double probability, Delay delay, OpenedTask task, Draw draw, Map<String, Object> values) {
        if (draw.chance(probability)) {
            campaign.plan(draw.delay(delay), draw, () -> {
                if (!gone(task)) {
                    complete(task, values);
                }
            });
        }
    }

    private void deposit(ApplicationId id, Draw draw) {
        var application = admissions.get(id);
        for (DocumentSummary document : admissions.documents(id)) {
            if (document.awaited()) {
                if (document.notConcernedAllowed() && draw.chance(Applications.NOT_CONCERNED)) {
                    applications.declareNotConcerned(application.account(), application.number(), document.code());
                } else {
                    deposit(application, document.code());
                }
            }
        }
    }

    private void deposit(ApplicationSummary application, String code) {
        boolean picture = code.equals("IDENTITY");
        byte[] file = picture ? TestFiles.png() : TestFiles.pdf(code + " for " + application.number());
        applications.deposit(
                application.account(),
                application.number(),
                code,
                code.toLowerCase(Locale.ROOT) + (picture ? ".png" : ".pdf"),
                new ByteArrayInputStream(file),
                file.length);
    }

    private void recall(ApplicationId id) {
        var application = admissions.get(id);
        if (application.status() == ApplicationStatus.SUBMITTED
                && application.mode() == ApplicationMode.DEMATERIALISED) {
            applications.recall(application.account(), application.number());
        }
    }

    private void cancel(ApplicationId id) {
        var application = admissions.get(id);
        if (application.status().cancellable()) {
            applications.cancel(application.account(), application.number());
        }
    }

    private void leaveWaitingList(ApplicationId id) {
        var application = admissions.get(id);
        if (application.status() == ApplicationStatus.WAITING_LISTED) {
            applications.leaveWaitingList(application.account(), application.number());
        }
    }

    /** The deadline, the staff or the candidate was quicker. */
    private boolean gone(OpenedTask task) {
        return staff.gone(task);
    }

    private void complete(OpenedTask task, Map<String, Object> values) {
        tasks.complete(task.application(), task.id(), values);
    }
}
