package fr.candidatflow.application;

import fr.candidatflow.application.reason.RefusalReasons;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.profile.ProfileService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An application as the processes and the staff know it, and what they do with its file: receive it, check it, put it right. The
 * commission's verbs are those of {@link OpinionService}, the seats' those of {@link SeatService}. Each verb refuses an illegal move
 * with a {@link fr.candidatflow.portal.BrokenRule} and changes nothing then; an unknown application is {@link NotFound}.
 */
@Service
@Transactional
@EnableConfigurationProperties(ApplicationProperties.class)
public class AdmissionService {

    private static final Logger log = LoggerFactory.getLogger(AdmissionService.class);

    private final ApplicationRepository applications;
    private final ChangedDocuments changedDocuments;
    private final SeatService seats;
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
            SeatService seats,
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
        this.seats = seats;
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
        return applications.get(id).toSummary();
    }

    @Transactional(readOnly = true)
    public Optional<ApplicationSummary> findByNumber(String number) {
        return applications.findByNumber(number).map(Application::toSummary);
    }

    @Transactional(readOnly = true)
    public List<DocumentSummary> documents(ApplicationId id) {
        return applications.get(id).documents();
    }

    /** The documents with the verdicts that the candidate does not see yet. */
    @Transactional(readOnly = true)
    public List<Verdict> verdicts(ApplicationId id) {
        return applications.get(id).verdicts();
    }

    /** What was said of the documents in the reviews that are closed, the oldest first. */
    @Transactional(readOnly = true)
    public List<EarlierVerdict> earlierVerdicts(ApplicationId id) {
        return history.of(id);
    }

    /** Of the last submission; empty before the first, and after a recall until the next. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(ApplicationId id) {
        return applications.get(id).toSummary().submittedAt() == null ? Optional.empty() : receipts.last(id);
    }

    /** The candidate's profile as it was submitted, JSON; empty before the first submission. */
    @Transactional(readOnly = true)
    public Optional<String> profileSnapshot(ApplicationId id) {
        return Optional.ofNullable(applications.get(id).profileSnapshot());
    }

    @Transactional(readOnly = true)
    public Optional<EnteredOpinion> opinion(ApplicationId id) {
        return Optional.ofNullable(applications.get(id).enteredOpinion());
    }

    /** To which a preselected candidate is invited; empty before. */
    @Transactional(readOnly = true)
    public Optional<Interview> interview(ApplicationId id) {
        return Optional.ofNullable(applications.get(id).interview());
    }

    /** When the opinion was published; empty before. */
    @Transactional(readOnly = true)
    public Optional<Instant> publishedAt(ApplicationId id) {
        return Optional.ofNullable(applications.get(id).publishedAt());
    }

    /** Why the application was refused, as the candidate may know it; empty before, and without a refusal. */
    @Transactional(readOnly = true)
    public Optional<LocalizedText> publishedReason(ApplicationId id) {
        return Optional.ofNullable(applications.get(id).publishedReason()).map(reasons::label);
    }

    /** The first rank of the training's waiting list after all that were given. */
    @Transactional(readOnly = true)
    public int nextRank(ApplicationId id) {
        var application = applications.get(id);
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
        var application = applications.get(id);
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
        var application = applications.get(id);
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
        applications.get(id).acceptLatePostmark(postmarkedOn);
        log(id, "late postmark accepted");
    }

    public void recordExpiry(ApplicationId id) {
        applications.get(id).expire(clock.instant());
        log(id, "expired, not submitted in time");
    }

    /**
     * Notes a manager's verdict on a document; the candidate sees it when the review is closed. The last one counts.
     *
     * @param verdict VALIDATED or REJECTED
     * @throws CommentMissing when a rejection does not say why
     */
    public void judge(ApplicationId id, String documentCode, DocumentStatus verdict, String comment, String staffId) {
        toChangeDocuments(id).judge(documentCode, verdict, comment, staffId, clock.instant());
    }

    /** Notes as valid every transmitted document that has no verdict yet; what is rejected stays rejected. */
    public void validateTheRest(ApplicationId id, String staffId) {
        var application = toChangeDocuments(id);
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
        var application = toChangeDocuments(id);
        var verdicts = application.verdicts();
        boolean complete = application.closeReview(properties.earliest(Deadline.RETURN, clock));
        history.keep(id, application.toSummary().submissionRound(), verdicts, clock.instant());
        log(id, complete ? "complete" : "incomplete");
        return complete;
    }

    public void recordRecall(ApplicationId id) {
        toChangeDocuments(id).recall(clock.instant());
        log(id, "recalled");
    }

    public void recordGivenUp(ApplicationId id) {
        applications.get(id).giveUp(clock.instant());
        log(id, "expired, not corrected in time");
    }

    /** A seat that was about to be offered goes to the next on the waiting list, as one that was. */
    public void recordCancellation(ApplicationId id) {
        var application = applications.get(id);
        boolean seatFreed = application.seatPromised();
        application.cancel(clock.instant());
        log(id, "cancelled");
        if (seatFreed) {
            seats.callNext(id);
        }
    }

    /**
     * Gives one application another day (decision 10); its process follows in the same transaction.
     *
     * @throws DeadlineInThePast when nobody could keep it
     * @throws StatusForbids when the deadline no longer matters
     */
    public void moveDeadline(ApplicationId id, Deadline deadline, Instant to) {
        applications.get(id).move(deadline, to, clock.instant());
        log(id, "deadline moved");
        events.publishEvent(new DeadlineMoved(id, deadline, to));
    }

    /** The applications to a training that stand in one of these statuses, by number; nobody else changes them until the caller's transaction ends. */
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
        var application = toChangeDocuments(id);
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
        var application = toChangeDocuments(id);
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
        applications.get(id).annulOpinion();
        log(id, "opinion annulled");
        events.publishEvent(new CorrectionMade(id, Correction.OPINION_ANNULLED, ApplicationStatus.COMPLETE));
    }

    /**
     * Ends an application because its candidate has asked the staff for it; a seat goes to the next on the waiting list.
     *
     * @throws StatusForbids when it is over
     */
    public void withdrawOnBehalf(ApplicationId id) {
        var application = applications.get(id);
        var from = application.status();
        if (application.status().cancellable()) {
            events.publishEvent(new ApplicationCancelled(id));
        } else if (application.status() == ApplicationStatus.WAITING_LISTED) {
            events.publishEvent(new WaitingListLeft(id));
        } else {
            application.withdrawOnBehalf(clock.instant());
            seats.callNext(id);
        }
        log(id, "withdrawn by the staff");
        events.publishEvent(new CorrectionMade(id, Correction.WITHDRAWN_ON_BEHALF, from));
    }

    private static void log(ApplicationId id, String step) {
        log.info("Application {}: {}", id, step);
    }

    private Application toChangeDocuments(ApplicationId id) {
        return changedDocuments.of(applications.get(id));
    }
}
