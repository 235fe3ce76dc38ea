package fr.candidatflow.application;

import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingUse;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seats as they are offered, answered and freed, and the waiting list that they go to. Each verb refuses an illegal move with a
 * {@link fr.candidatflow.portal.BrokenRule} and changes nothing then.
 */
@Service
@Transactional
public class SeatService {

    private static final Logger log = LoggerFactory.getLogger(SeatService.class);

    private final ApplicationRepository applications;
    private final CatalogueService catalogue;
    private final TrainingUse use;
    private final ApplicationEventPublisher events;
    private final ApplicationProperties properties;
    private final Clock clock;

    SeatService(
            ApplicationRepository applications,
            CatalogueService catalogue,
            TrainingUse use,
            ApplicationEventPublisher events,
            ApplicationProperties properties,
            Clock clock) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.use = use;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** The seats of these trainings; without those of which none is offered, confirmed or waited for. */
    @Transactional(readOnly = true)
    public Map<TrainingId, SeatCounts> counts(Collection<TrainingId> trainings) {
        return applications
                .countStaffSeats(trainings.stream().map(TrainingId::value).toList())
                .stream()
                .collect(Collectors.toMap(
                        seats -> new TrainingId(seats.training()),
                        seats -> new SeatCounts(seats.offered(), seats.confirmed(), seats.waiting())));
    }

    /** How many applications to a training stand in each status; without those in which none does. */
    @Transactional(readOnly = true)
    public Map<ApplicationStatus, Long> count(TrainingId training) {
        return applications.countByStatus(training.value()).stream()
                .collect(Collectors.toMap(
                        ApplicationRepository.InStatus::status, ApplicationRepository.InStatus::applications));
    }

    /** @return the last moment to answer */
    public Instant offer(ApplicationId id) {
        var application = applications.get(id);
        return application.offer(answerDeadline(application.training()));
    }

    /** Of a seat that is offered now. */
    Instant answerDeadline(TrainingId training) {
        var deadline = Deadline.ANSWER.at(catalogue.get(training).dates().answerOn(), clock.getZone());
        var earliest = properties.earliest(Deadline.ANSWER, clock);
        return deadline.isBefore(earliest) ? earliest : deadline;
    }

    /** @throws DeadlinePassed when it comes too late */
    public void recordConfirmation(ApplicationId id) {
        applications.get(id).confirm(clock.instant());
        log(id, "confirmed");
    }

    /**
     * The candidate withdraws, and may take that back for a while; until then the seat is kept.
     *
     * @return when it becomes final
     * @throws DeadlinePassed when it comes too late
     */
    public Instant recordWithdrawal(ApplicationId id) {
        var application = applications.get(id);
        application.withdraw(properties.secondThought(), clock.instant());
        log(id, "withdrawing");
        return application.toSummary().withdrawalFinalAt();
    }

    /**
     * Back to where it was before the withdrawal.
     *
     * @return the answer that stands again; empty when none was given
     * @throws DeadlinePassed when the withdrawal is final
     */
    public Optional<Answer> recordChangeOfMind(ApplicationId id) {
        var application = applications.get(id);
        application.takeWithdrawalBack(clock.instant());
        log(id, "withdrawal taken back");
        return application.status() == ApplicationStatus.CONFIRMED ? Optional.of(Answer.CONFIRM) : Optional.empty();
    }

    public void recordFinalWithdrawal(ApplicationId id) {
        applications.get(id).withdrawForGood(clock.instant());
        log(id, "withdrawn");
    }

    public void recordSilence(ApplicationId id) {
        applications.get(id).fallSilent(clock.instant());
        log(id, "withdrawn by silence");
    }

    /**
     * Offers freed seats to the waiting list, in rank order, while fewer are taken or promised than the training has (decision
     * 12); where there is no limit, one for each seat that is freed. The training's row is held until the transaction ends, so
     * that two seats freed at once never go to the same candidate.
     *
     * @param id the application that has freed a seat
     */
    public void callNext(ApplicationId id) {
        call(applications.get(id).training(), Limit.of(1));
    }

    /** After seats were added, in the same transaction; where there is no limit any more, everybody is called in rank order. */
    public void callWaiting(TrainingId training) {
        call(training, Limit.unlimited());
    }

    private void call(TrainingId training, Limit withoutCapacity) {
        catalogue.lock(training);
        var capacity = catalogue.get(training).capacity();
        long free = capacity == null ? 1 : capacity - taken(training);
        if (free <= 0) {
            return;
        }
        var limit = capacity == null ? withoutCapacity : Limit.of(Math.toIntExact(free));
        var now = clock.instant();
        for (var application : applications.findWaiting(training.value(), now, limit)) {
            application.callFromWaitingList(now);
            log(application.id(), "called from the waiting list");
            events.publishEvent(new CalledFromWaitingList(application.id()));
        }
    }

    private long taken(TrainingId training) {
        return use.of(List.of(training))
                .getOrDefault(training, TrainingUse.Use.NONE)
                .seats();
    }

    /** Nobody is called any more. */
    public void recordWaitingListClosed(ApplicationId id) {
        var application = applications.get(id);
        catalogue.lock(application.training());
        application.closeWaitingList(clock.instant());
        log(id, "waiting list closed");
    }

    public void recordWaitingListLeft(ApplicationId id) {
        var application = applications.get(id);
        catalogue.lock(application.training());
        application.leaveWaitingList(clock.instant());
        log(id, "waiting list left");
    }

    private static void log(ApplicationId id, String step) {
        log.info("Application {}: {}", id, step);
    }
}
