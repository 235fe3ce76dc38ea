package fr.candidatflow.application;

import fr.candidatflow.application.reason.RefusalReasons;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingUse;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.ProfileService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of the admission, as the processes and the staff use them. Each refuses an illegal move with a
 * {@link fr.candidatflow.portal.BrokenRule} and changes nothing then; an unknown application is {@link NotFound}.
 */
@Service
@Transactional
@EnableConfigurationProperties(ApplicationProperties.class)
public class AdmissionService {

    private static final Logger log = LoggerFactory.getLogger(AdmissionService.class);

    private final ApplicationRepository applications;
    private final ChangedDocuments changedDocuments;
    private final CatalogueService catalogue;
    private final TrainingUse use;
    private final ProfileService profiles;
    private final Receipts receipts;
    private final PaperArrivals arrivals;
    private final VerdictHistory history;
    private final RefusalReasons reasons;
    private final ApplicationEventPublisher events;
    private final ApplicationProperties properties;
    private final Clock clock;

    AdmissionService(
            ApplicationRepository applications,
            ChangedDocuments changedDocuments,
            CatalogueService catalogue,
            TrainingUse use,
            ProfileService profiles,
            Receipts receipts,
            PaperArrivals arrivals,
            VerdictHistory history,
            RefusalReasons reasons,
            ApplicationEventPublisher events,
            ApplicationProperties properties,
            Clock clock) {
        this.applications = applications;
        this.changedDocuments = changedDocuments;
        this.catalogue = catalogue;
        this.use = use;
        this.profiles = profiles;
        this.receipts = receipts;
        this.arrivals = arrivals;
        this.history = history;
        this.reasons = reasons;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ApplicationSummary get(ApplicationId id) {
        return find(id).toSummary();
    }

    @Transactional(readOnly = true)
    public Optional<ApplicationSummary> findByNumber(String number) {
        return applications.findByNumber(number).map(Application::toSummary);
    }

    @Transactional(readOnly = true)
    public List<DocumentSummary> documents(ApplicationId id) {
        return find(id).documents();
    }

    /** The documents with the verdicts that the candidate does not see yet. */
    @Transactional(readOnly = true)
    public List<Verdict> verdicts(ApplicationId id) {
        return find(id).verdicts();
    }

    /** What was said of the documents in the reviews that are closed, the oldest first. */
    @Transactional(readOnly = true)
    public List<EarlierVerdict> earlierVerdicts(ApplicationId id) {
        return history.of(id);
    }

    /** Of the last submission; empty before the first, and after a recall until the next. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(ApplicationId id) {
        return find(id).toSummary().submittedAt() == null ? Optional.empty() : receipts.last(id);
    }

    /** The candidate's profile as it was submitted, JSON; empty before the first submission. */
    @Transactional(readOnly = true)
    public Optional<String> profileSnapshot(ApplicationId id) {
        return Optional.ofNullable(find(id).profileSnapshot());
    }

    @Transactional(readOnly = true)
    public Optional<EnteredOpinion> opinion(ApplicationId id) {
        return Optional.ofNullable(find(id).enteredOpinion());
    }

    /** To which a preselected candidate is invited; empty before. */
    @Transactional(readOnly = true)
    public Optional<Interview> interview(ApplicationId id) {
        return Optional.ofNullable(find(id).interview());
    }

    /** What a candidate is told of a reason of the list. */
    @Transactional(readOnly = true)
    public LocalizedText reasonLabel(String reason) {
        return reasons.label(reason);
    }

    /** When the opinion was published; empty before. */
    @Transactional(readOnly = true)
    public Optional<Instant> publishedAt(ApplicationId id) {
        return Optional.ofNullable(find(id).publishedAt());
    }

    /** Why the application was refused, as the candidate may know it; empty before, and without a refusal. */
    @Transactional(readOnly = true)
    public Optional<LocalizedText> publishedReason(ApplicationId id) {
        return Optional.ofNullable(find(id).publishedReason()).map(reasons::label);
    }

    /** The first rank of the training's waiting list after all that were given. */
    @Transactional(readOnly = true)
    public int nextRank(ApplicationId id) {
        var application = find(id);
        return applications.findRanksTakenByOthers(application.training().value(), id.value()).stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    /**
     * First submission, or a new one after a correction. What the commission will read is the profile of this moment (decision
     * 4).
     *
     * @throws DocumentsMissing when a mandatory document is pending or a rejected one is left
     * @throws DeadlinePassed when it comes too late
     */
    public void recordSubmission(ApplicationId id) {
        var application = find(id);
        application.submit(profiles.snapshot(application.account()), clock.instant());
        receipts.keep(application.toSummary(), application.documents());
        profiles.lockPersonalInformation(application.account());
        log(id, "submitted");
    }

    /**
     * A paper file, or the letter that corrects it, has arrived, with the documents that {@link PaperArrivals} knows to be in it.
     *
     * @throws PostmarkedTooLate when it was posted after the deadline
     * @throws PaperDatesImpossible when the days contradict each other
     */
    public void recordPaperFile(ApplicationId id, LocalDate postmarkedOn, LocalDate receivedOn) {
        var application = find(id);
        int round = application.toSummary().submissionRound() + 1;
        application.registerPaper(
                postmarkedOn,
                receivedOn,
                arrivals.documents(id, round).orElse(null),
                profiles.snapshot(application.account()),
                clock);
        receipts.keep(application.toSummary(), application.documents());
        profiles.lockPersonalInformation(application.account());
        log(id, "received by post");
    }

    /** An envelope that was posted too late is taken all the same; why is kept by who decides it. */
    public void acceptLatePostmark(ApplicationId id, LocalDate postmarkedOn) {
        find(id).acceptLatePostmark(postmarkedOn);
        log(id, "late postmark accepted");
    }

    public void recordExpiry(ApplicationId id) {
        find(id).expire(clock.instant());
        log(id, "expired, not submitted in time");
    }

    /**
     * Notes a manager's verdict on a document; the candidate sees it when the review is closed. The last one counts.
     *
     * @param verdict VALIDATED or REJECTED
     * @throws CommentMissing when a rejection does not say why
     */
    public void judge(ApplicationId id, String documentCode, DocumentStatus verdict, String comment, String staffId) {
        findToChangeDocuments(id).judge(documentCode, verdict, comment, staffId, clock.instant());
    }

    /** Notes as valid every transmitted document that has no verdict yet; what is rejected stays rejected. */
    public void validateTheRest(ApplicationId id, String staffId) {
        var application = findToChangeDocuments(id);
        for (Verdict verdict : application.verdicts()) {
            if (verdict.document().status() == DocumentStatus.TRANSMITTED && verdict.verdict() == null) {
                application.judge(verdict.document().code(), DocumentStatus.VALIDATED, null, staffId, clock.instant());
            }
        }
    }

    /**
     * Shows the verdicts to the candidate.
     *
     * @return whether the file is complete, which it is without any rejection
     * @throws VerdictsMissing when a transmitted document has none
     */
    public boolean closeReview(ApplicationId id) {
        var application = findToChangeDocuments(id);
        var verdicts = application.verdicts();
        boolean complete = application.closeReview(properties.earliest(Deadline.RETURN, clock));
        history.keep(id, application.toSummary().submissionRound(), verdicts, clock.instant());
        log(id, complete ? "complete" : "incomplete");
        return complete;
    }

    public void recordRecall(ApplicationId id) {
        findToChangeDocuments(id).recall(clock.instant());
        log(id, "recalled");
    }

    public void recordGivenUp(ApplicationId id) {
        find(id).giveUp(clock.instant());
        log(id, "expired, not corrected in time");
    }

    /**
     * @throws RankMissing when the waiting list has no rank
     * @throws RankTaken when another application of the training has it
     * @throws ReasonMissing when an unfavourable opinion has no reason of the list
     * @throws InterviewMissing when a preselection does not say when and where
     */
    public void recordOpinion(ApplicationId id, GivenOpinion given, String staffId) {
        var application = find(id);
        if (given.opinion() == Opinion.WAITING_LIST && given.rank() != null) {
            refuseTakenRank(application, given.rank());
        }
        if (given.opinion() == Opinion.UNFAVOURABLE && !reasons.offered(given.reason())) {
            throw new ReasonMissing();
        }
        application.enterOpinion(given, staffId, clock.instant());
        log(id, "opinion entered");
    }

    /** @throws SamePerson when {@code staffId} has entered the opinion */
    public void recordValidation(ApplicationId id, boolean approved, String comment, String staffId) {
        find(id).validateOpinion(approved, comment, staffId, clock.instant());
        log(id, approved ? "opinion validated" : "opinion sent back");
    }

    /** Invites the candidate; the commission begins again. */
    public void recordPreselection(ApplicationId id) {
        find(id).preselect();
        log(id, "preselected");
    }

    /**
     * Publishes the opinions of a training: those that are validated now, the others as soon as they are. The process of each
     * application follows in the same transaction.
     *
     * @return how many applications this is about
     */
    public int publishAtOnce(TrainingId training) {
        catalogue.lock(training);
        var now = clock.instant();
        var running = applications.hold(training.value(), ApplicationStatus.CANCELLABLE);
        for (var application : running) {
            application.publishAtOnce(now);
            log(application.id(), "opinion to be published at once");
            events.publishEvent(new DeadlineMoved(application.id(), Deadline.PUBLICATION, now));
        }
        return running.size();
    }

    /** The application as it would be if this opinion were published now; changes nothing. */
    @Transactional(readOnly = true)
    public ApplicationSummary asIfPublished(ApplicationId id, GivenOpinion given) {
        return find(id).toSummary().asIfPublished(given, answerDeadline(find(id)));
    }

    public Opinion publish(ApplicationId id) {
        var opinion = find(id).publish(clock.instant());
        log(id, "opinion published");
        return opinion;
    }

    /** @return the last moment to answer */
    public Instant offer(ApplicationId id) {
        var application = find(id);
        return application.offer(answerDeadline(application));
    }

    private Instant answerDeadline(Application application) {
        var training = catalogue.get(application.training());
        var deadline = Deadline.ANSWER.at(training.dates().answerOn(), clock.getZone());
        var earliest = properties.earliest(Deadline.ANSWER, clock);
        return deadline.isBefore(earliest) ? earliest : deadline;
    }

    /** @throws DeadlinePassed when it comes too late */
    public void recordConfirmation(ApplicationId id) {
        find(id).confirm(clock.instant());
        log(id, "confirmed");
    }

    /**
     * The candidate withdraws, and may take that back for a while; until then the seat is kept.
     *
     * @return when it becomes final
     * @throws DeadlinePassed when it comes too late
     */
    public Instant recordWithdrawal(ApplicationId id) {
        var application = find(id);
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
        var application = find(id);
        application.takeWithdrawalBack(clock.instant());
        log(id, "withdrawal taken back");
        return application.status() == ApplicationStatus.CONFIRMED ? Optional.of(Answer.CONFIRM) : Optional.empty();
    }

    public void recordFinalWithdrawal(ApplicationId id) {
        find(id).withdrawForGood(clock.instant());
        log(id, "withdrawn");
    }

    public void recordSilence(ApplicationId id) {
        find(id).fallSilent(clock.instant());
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
        call(find(id).training(), Limit.of(1));
    }

    /** After seats were added, in the same transaction; where there is no limit any more, everybody is called in rank order. */
    public void callWaiting(TrainingId training) {
        call(training, Limit.unlimited());
    }

    private void call(TrainingId training, Limit withoutCapacity) {
        catalogue.lock(training);
        var capacity = catalogue.get(training).capacity();
        long free = capacity == null ? 1 : capacity - seats(training);
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

    private long seats(TrainingId training) {
        return use.of(List.of(training))
                .getOrDefault(training, TrainingUse.Use.NONE)
                .seats();
    }

    /** Nobody is called any more. */
    public void recordWaitingListClosed(ApplicationId id) {
        var application = find(id);
        catalogue.lock(application.training());
        application.closeWaitingList(clock.instant());
        log(id, "waiting list closed");
    }

    public void recordWaitingListLeft(ApplicationId id) {
        var application = find(id);
        catalogue.lock(application.training());
        application.leaveWaitingList(clock.instant());
        log(id, "waiting list left");
    }

    /** A seat that was about to be offered goes to the next on the waiting list, as one that was. */
    public void recordCancellation(ApplicationId id) {
        var application = find(id);
        boolean seatFreed = application.seatPromised();
        application.cancel(clock.instant());
        log(id, "cancelled");
        if (seatFreed) {
            callNext(id);
        }
    }

    /**
     * Gives one application another day (decision 10); its process follows in the same transaction.
     *
     * @throws DeadlineInThePast when nobody could keep it
     * @throws StatusForbids when the deadline no longer matters
     */
    public void moveDeadline(ApplicationId id, Deadline deadline, Instant to) {
        find(id).move(deadline, to, clock.instant());
        log(id, "deadline moved");
        events.publishEvent(new DeadlineMoved(id, deadline, to));
    }

    /** How many applications to a training stand in each status; without those in which none does. */
    @Transactional(readOnly = true)
    public Map<ApplicationStatus, Long> count(TrainingId training) {
        return applications.countByStatus(training.value()).stream()
                .collect(Collectors.toMap(
                        ApplicationRepository.InStatus::status, ApplicationRepository.InStatus::applications));
    }

    /** The seats of every training; without those of which none is offered, confirmed or waited for. */
    @Transactional(readOnly = true)
    public Map<TrainingId, SeatCounts> seats() {
        return applications.countStaffSeats().stream()
                .collect(Collectors.toMap(
                        seats -> new TrainingId(seats.training()),
                        seats -> new SeatCounts(seats.offered(), seats.confirmed(), seats.waiting())));
    }

    /** The applications to a training that stand in one of these statuses, by number. */
    @Transactional(readOnly = true)
    public List<ApplicationSummary> of(TrainingId training, Collection<ApplicationStatus> statuses) {
        return applications.findByTrainingIdAndStatusInOrderByNumber(training.value(), statuses).stream()
                .map(Application::toSummary)
                .toList();
    }

    /** As {@link #of}; nobody else changes them until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ApplicationSummary> hold(TrainingId training, Collection<ApplicationStatus> statuses) {
        return applications.hold(training.value(), statuses).stream()
                .map(Application::toSummary)
                .toList();
    }

    /**
     * Gives a submitted or complete file back to its candidate, with days to react when the deadline is near or past.
     *
     * @throws StatusForbids when it is neither
     */
    public void reopen(ApplicationId id) {
        var application = findToChangeDocuments(id);
        var before = application.toSummary().submissionDeadline();
        var from = application.status();
        application.reopen(properties.earliest(Deadline.SUBMISSION, clock));
        var deadline = application.toSummary().submissionDeadline();
        log(id, "reopened");
        if (!deadline.equals(before)) {
            events.publishEvent(new DeadlineMoved(id, Deadline.SUBMISSION, deadline));
        }
        events.publishEvent(new CorrectionMade(id, Correction.FILE_REOPENED, from));
    }

    /**
     * Opens a closed review again; the verdicts stand as proposals.
     *
     * @throws StatusForbids when it is not closed, or the opinion is published
     */
    public void resumeReview(ApplicationId id) {
        var application = findToChangeDocuments(id);
        var from = application.status();
        application.resumeReview();
        log(id, "review resumed");
        events.publishEvent(new CorrectionMade(id, Correction.VERDICT_REVISED, from));
    }

    /**
     * Takes back an opinion that is not published: the commission gives another one.
     *
     * @throws StatusForbids when there is none
     */
    public void annulOpinion(ApplicationId id) {
        find(id).annulOpinion();
        log(id, "opinion annulled");
        events.publishEvent(new CorrectionMade(id, Correction.OPINION_ANNULLED, ApplicationStatus.COMPLETE));
    }

    /**
     * Ends an application because its candidate has asked the staff for it; a seat goes to the next on the waiting list.
     *
     * @throws StatusForbids when it is over
     */
    public void withdrawOnBehalf(ApplicationId id) {
        var application = find(id);
        var from = application.status();
        if (application.status().cancellable()) {
            events.publishEvent(new ApplicationCancelled(id));
        } else if (application.status() == ApplicationStatus.WAITING_LISTED) {
            events.publishEvent(new WaitingListLeft(id));
        } else {
            application.withdrawOnBehalf(clock.instant());
            callNext(id);
        }
        log(id, "withdrawn by the staff");
        events.publishEvent(new CorrectionMade(id, Correction.WITHDRAWN_ON_BEHALF, from));
    }

    private static void log(ApplicationId id, String step) {
        log.info("Application {}: {}", id, step);
    }

    private Application find(ApplicationId id) {
        return applications.findById(id.value()).orElseThrow(NotFound::new);
    }

    private Application findToChangeDocuments(ApplicationId id) {
        return changedDocuments.of(find(id));
    }

    /** Ranks are given one at a time on each training. */
    private void refuseTakenRank(Application application, int rank) {
        TrainingId training = application.training();
        catalogue.lock(training);
        if (applications
                .findRanksTakenByOthers(training.value(), application.id().value())
                .contains(rank)) {
            throw new RankTaken(rank);
        }
    }
}
