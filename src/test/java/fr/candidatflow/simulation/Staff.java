package fr.candidatflow.simulation;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.Correction;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.Verdict;
import fr.candidatflow.application.casework.TestCorrections;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.simulation.Habits.Desk;
import fr.candidatflow.staff.StaffMember;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** Managers, members of commissions and presidents, who work their queues off in the engine with their own rights. */
final class Staff {

    private static final List<String> REASONS = List.of("LEVEL", "PREREQUISITES", "PROJECT");
    private static final List<String> COMMENTS = List.of(
            "Unreadable, please scan it again",
            "A page is missing",
            "This is not the document that is asked for",
            "Not signed",
            "Out of date");
    private static final List<Correction> CORRECTIONS_OF_FILES = List.of(
            Correction.FILE_REOPENED,
            Correction.VERDICT_REVISED,
            Correction.WITHDRAWN_ON_BEHALF,
            Correction.DEADLINE_MOVED);
    private static final DateTimeFormatter INTERVIEW = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** Enough to find one whose interview is over. */
    private static final int OLDEST = 50;

    private final Campaign campaign;
    private final WorkingHours hours;
    private final AdmissionService admissions;
    private final TestCorrections corrections;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;

    /** By centre: who opens its envelopes. */
    private final Map<String, Person> envelopes = new LinkedHashMap<>();

    private final Map<String, Person> presidents = new HashMap<>();
    private final Map<TrainingId, TrainingSummary> offer = new HashMap<>();
    private final Map<TrainingId, Set<ApplicationId>> favourable = new HashMap<>();

    Staff(
            Campaign campaign,
            AdmissionService admissions,
            TestCorrections corrections,
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identity) {
        this.campaign = campaign;
        this.hours = new WorkingHours(campaign.zone());
        this.admissions = admissions;
        this.corrections = corrections;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
    }

    /** Somebody with one kind of work. */
    private record Person(StaffMember who, Desk desk, String step, Draw draw) {

        String group() {
            return who.groups().iterator().next();
        }
    }

    /** @param candidates of whom there will be so many: more of them need more staff */
    void begin(List<TrainingSummary> trainings, String slowCommission, int candidates, Desks desks) {
        trainings.forEach(training -> offer.put(training.id(), training));
        int howMany = 1 + candidates / Habits.Staff.CANDIDATES_PER_PERSON;
        trainings.stream().map(TrainingSummary::centreCode).distinct().sorted().forEach(centre -> {
            for (var manager : desks.managers(centre, howMany)) {
                var person = begin(manager, Habits.Staff.MANAGER, "userTask_reviewDocuments");
                envelopes.putIfAbsent(centre, person);
            }
        });
        trainings.stream()
                .map(TrainingSummary::commissionCode)
                .distinct()
                .sorted()
                .forEach(commission -> {
                    boolean slow = commission.equals(slowCommission);
                    for (var member : desks.members(commission, howMany)) {
                        begin(member, slow ? Habits.Staff.SLOW_MEMBER : Habits.Staff.MEMBER, "userTask_giveOpinion");
                    }
                    presidents.put(
                            commission,
                            begin(
                                    desks.president(commission),
                                    slow ? Habits.Staff.SLOW_PRESIDENT : Habits.Staff.PRESIDENT,
                                    "userTask_validateOpinion"));
                });
    }

    private Person begin(StaffMember who, Desk desk, String step) {
        var person = new Person(who, desk, step, campaign.draw(who.id()));
        comeAgain(person);
        return person;
    }

    private void comeAgain(Person person) {
        var delay = person.draw().delay(person.desk().comesAgain());
        campaign.plan(
                hours.after(campaign.now(), delay),
                () -> work(person, person.desk().atOnce()));
    }

    /** Takes the oldest file that nobody has, as long as there is one and time for it. */
    private void work(Person person, int filesLeft) {
        var next = filesLeft == 0 ? Optional.<Task>empty() : next(person);
        if (next.isEmpty()) {
            comeAgain(person);
            return;
        }
        String taskId = next.get().getId();
        var application = application(next.get());
        as(person.who(), () -> {
            tasks.claim(taskId, person.who().id());
            return null;
        });
        var needed = person.draw().delay(person.desk().perFile());
        campaign.plan(hours.after(campaign.now(), needed), () -> {
            finish(person, new OpenedTask(taskId, person.step(), application));
            work(person, filesLeft - 1);
        });
    }

    private Optional<Task> next(Person person) {
        var oldest = as(
                person.who(),
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup(person.group())
                        .taskDefinitionKey(person.step())
                        .taskUnassigned()
                        .taskCreatedBefore(Date.from(campaign.now().plusMillis(1)))
                        .orderByTaskCreateTime()
                        .asc()
                        .listPage(0, OLDEST));
        return oldest.stream().filter(task -> !interviewIsAhead(task)).findFirst();
    }

    private boolean interviewIsAhead(Task task) {
        return task.getTaskDefinitionKey().equals("userTask_giveOpinion")
                && admissions
                        .interview(application(task))
                        .filter(interview -> interview.at().isAfter(campaign.now()))
                        .isPresent();
    }

    private ApplicationId application(Task task) {
        return ApplicationId.of(runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }

    private void finish(Person person, OpenedTask task) {
        if (gone(task)) {
            return;
        }
        switch (task.key()) {
            case "userTask_reviewDocuments" -> review(person, task);
            case "userTask_giveOpinion" -> giveOpinion(person, task);
            case "userTask_validateOpinion" -> validateOpinion(person, task);
            default -> throw new IllegalStateException(task.key());
        }
    }

    private void review(Person person, OpenedTask task) {
        var id = task.application();
        boolean first = admissions.earlierVerdicts(id).isEmpty();
        for (Verdict verdict : admissions.verdicts(id)) {
            if (verdict.toJudge()) {
                boolean reject = person.draw().chance(first ? Habits.Staff.REJECTS : Habits.Staff.REJECTS_AGAIN);
                admissions.judge(
                        id,
                        verdict.document().code(),
                        reject ? DocumentStatus.REJECTED : DocumentStatus.VALIDATED,
                        reject ? person.draw().pick(COMMENTS) : null,
                        person.who().id());
            }
        }
        complete(person, task, Map.of());
        if (person.draw().chance(Habits.Staff.CORRECTS_BY_HAND)) {
            var correction = person.draw().pick(CORRECTIONS_OF_FILES);
            later(person, () -> correct(person, id, correction));
        }
    }

    private void giveOpinion(Person person, OpenedTask task) {
        var id = task.application();
        var training = offer.get(admissions.get(id).training());
        var seats = favourable.computeIfAbsent(training.id(), key -> new HashSet<>());
        seats.remove(id);
        double merit = person.draw().uniform();
        var values = new HashMap<String, Object>(Map.of("opinionComment", "Seen"));
        if (person.draw().chance(Habits.Staff.PRESELECTS)
                && admissions.interview(id).isEmpty()) {
            values.put("opinion", Opinion.PRESELECTION.name());
            values.put(
                    "interviewAt",
                    INTERVIEW.format(campaign.day(campaign.now())
                            .plusDays(Habits.Staff.INTERVIEW_IN_DAYS)
                            .atTime(14, 30)));
            values.put("interviewPlace", "Building B, room 12");
        } else if (merit < Habits.Staff.FAVOURABLE && seats.size() < training.capacity()) {
            values.put("opinion", Opinion.FAVOURABLE.name());
            seats.add(id);
        } else if (merit < Habits.Staff.FAVOURABLE + Habits.Staff.WAITING_LIST) {
            values.put("opinion", Opinion.WAITING_LIST.name());
            values.put("opinionRank", (long) admissions.nextRank(id));
        } else {
            values.put("opinion", Opinion.UNFAVOURABLE.name());
            values.put("opinionReason", person.draw().pick(REASONS));
        }
        complete(person, task, values);
    }

    private void validateOpinion(Person person, OpenedTask task) {
        boolean approved = !person.draw().chance(Habits.Staff.SENDS_OPINION_BACK);
        complete(
                person,
                task,
                Map.of("opinionApproved", approved, "opinionComment", approved ? "Agreed" : "Please look again"));
        if (approved && person.draw().chance(Habits.Staff.ANNULS_OPINION)) {
            later(person, () -> correct(person, task.application(), Correction.OPINION_ANNULLED));
        }
    }

    private void later(Person person, Runnable what) {
        campaign.plan(hours.after(campaign.now(), person.draw().delay(Habits.Staff.CORRECTS_AFTER)), what);
    }

    private void correct(Person person, ApplicationId id, Correction correction) {
        var application = admissions.get(id);
        if (correction == Correction.DEADLINE_MOVED) {
            giveMoreTime(person, application);
        } else {
            corrections.correct(application.number(), correction, "Found on a second look", person.who());
        }
    }

    private void giveMoreTime(Person person, ApplicationSummary application) {
        if (application.status() == ApplicationStatus.INCOMPLETE) {
            var day = campaign.day(application.returnDeadline()).plusDays(3);
            corrections.move(application.number(), Deadline.RETURN, day, "The post was on strike", person.who());
        }
    }

    /** An envelope comes to the centre, where it is registered on the next working day. */
    void receive(OpenedTask task, LocalDate posted, LocalDate arrives) {
        var training = offer.get(admissions.get(task.application()).training());
        var person = envelopes.get(training.centreCode());
        Instant morning = arrives.atTime(9, 0).atZone(campaign.zone()).toInstant();
        var registered = hours.after(morning, Duration.ofMinutes(person.draw().between(10, 400)));
        campaign.plan(registered, () -> {
            if (!gone(task)) {
                as(person.who(), () -> {
                    tasks.claim(task.id(), person.who().id());
                    tasks.complete(
                            task.id(), Map.of("postmarkedOn", posted.toString(), "receivedOn", arrives.toString()));
                    return null;
                });
            }
        });
    }

    boolean gone(OpenedTask task) {
        return tasks.createTaskQuery().taskId(task.id()).count() == 0;
    }

    private void complete(Person person, OpenedTask task, Map<String, Object> values) {
        as(person.who(), () -> {
            tasks.complete(task.id(), values);
            return null;
        });
    }

    /** Works in the engine as a signed-in person does. */
    private <T> T as(StaffMember who, Supplier<T> work) {
        identity.setAuthentication(who.id(), List.copyOf(who.groups()));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
