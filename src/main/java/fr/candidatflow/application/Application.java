package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.FileId;
import fr.candidatflow.portal.NotFound;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A candidate's application to one training. Every move is a method that refuses to be made out of turn, whatever the process or
 * the page believed.
 */
@Entity
@Table(name = "application")
class Application {

    @Id
    private UUID id;

    @Version
    private Long version;

    private String number;
    private UUID accountId;
    private UUID trainingId;

    /** The training's: the database keeps it so, whatever becomes of the training. */
    @Column(updatable = false)
    private String centreCode;

    @Enumerated(EnumType.STRING)
    private ApplicationMode mode;

    @Enumerated(EnumType.STRING)
    private ApplicationStatus status;

    private Instant openedAt;

    @Embedded
    private Deadlines deadlines;

    private int submissionRound;
    private Instant submittedAt;
    private LocalDate paperPostmarkedOn;
    private LocalDate paperReceivedOn;
    private LocalDate paperLatePostmark;
    private String profileSnapshot;

    @Embedded
    private CommissionOpinion opinion = new CommissionOpinion();

    private Instant publishedAt;
    private Instant calledAt;
    private Instant answeredAt;
    private Instant withdrawalFinalAt;
    private boolean withdrawnBySilence;
    private Instant closedAt;

    @OneToMany(mappedBy = "application", cascade = CascadeType.ALL)
    @OrderBy("position")
    private List<ApplicationDocument> documents = new ArrayList<>();

    protected Application() {}

    Application(String number, AccountId account, TrainingSummary training, List<AskedDocument> asked, Clock clock) {
        this.number = number;
        id = UUID.randomUUID();
        accountId = account.value();
        trainingId = training.id().value();
        centreCode = training.centreCode();
        mode = training.mode();
        status = ApplicationStatus.IN_PREPARATION;
        openedAt = clock.instant();
        deadlines = new Deadlines(training.dates(), clock.getZone());
        for (var document : asked) {
            documents.add(new ApplicationDocument(this, documents.size() + 1, document));
        }
    }

    ApplicationId id() {
        return new ApplicationId(id);
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    TrainingId training() {
        return new TrainingId(trainingId);
    }

    ApplicationStatus status() {
        return status;
    }

    boolean paper() {
        return mode == ApplicationMode.PAPER;
    }

    // The candidate's documents

    void deposit(String code, FileId file, Instant now) {
        refuseUnlessDematerialised();
        documentToChange(code, now).deposit(file);
    }

    /** Refuses what {@link #deposit} would refuse, before a file is stored. */
    void checkDeposit(String code, Instant now) {
        refuseUnlessDematerialised();
        documentToChange(code, now).checkDeposit();
    }

    /** Whether the candidate may change documents now. */
    boolean documentsOpen(Instant now) {
        return (status == ApplicationStatus.IN_PREPARATION || status == ApplicationStatus.INCOMPLETE)
                && !now.isAfter(deadlines.get(currentDeadline()));
    }

    /** Whether a file that the candidate deposits elsewhere belongs here too, in the place of {@code former} if that is here. */
    boolean awaits(String code, FileId former, Instant now) {
        return !paper()
                && documentsOpen(now)
                && documents.stream()
                        .anyMatch(document ->
                                document.code().equals(code) && (document.awaited() || document.transmitted(former)));
    }

    /** Whether this file waits here to be submitted, and may still be taken out. */
    boolean mayGiveBack(String code, FileId file, Instant now) {
        return !paper()
                && documentsOpen(now)
                && documents.stream().anyMatch(document -> document.code().equals(code) && document.transmitted(file));
    }

    /** Null while nothing is deposited. */
    FileId file(String code) {
        return document(code).file();
    }

    void remove(String code, Instant now) {
        refuseUnlessDematerialised();
        documentToChange(code, now).remove();
    }

    void declareNotConcerned(String code, Instant now) {
        documentToChange(code, now).declareNotConcerned();
    }

    void revertNotConcerned(String code, Instant now) {
        documentToChange(code, now).revertNotConcerned();
    }

    private ApplicationDocument documentToChange(String code, Instant now) {
        if (status != ApplicationStatus.IN_PREPARATION && status != ApplicationStatus.INCOMPLETE) {
            throw new DocumentFrozen();
        }
        refuseAfter(currentDeadline(), now);
        return document(code);
    }

    // Submission

    /** First submission, or a new one after a correction. */
    void submit(String snapshot, Instant now) {
        refuseUnlessDematerialised();
        refuseUnless(ApplicationStatus.IN_PREPARATION, ApplicationStatus.INCOMPLETE);
        refuseAfter(currentDeadline(), now);
        var missing = documents.stream()
                .filter(ApplicationDocument::missing)
                .map(ApplicationDocument::code)
                .toList();
        if (!missing.isEmpty()) {
            throw new DocumentsMissing(missing);
        }
        becomeSubmitted(snapshot, now);
    }

    /** From now on an envelope with this postmark is taken, whatever the deadline. */
    void acceptLatePostmark(LocalDate postmarkedOn) {
        refuseUnless(ApplicationStatus.IN_PREPARATION, ApplicationStatus.INCOMPLETE);
        paperLatePostmark = postmarkedOn;
    }

    /**
     * The envelope counts from its postmark, not from the day it arrives. What it lacks stays as it was.
     *
     * @param contents codes of the documents in it; null when nobody has noted them: then it holds what it should
     */
    void registerPaper(
            LocalDate postmarkedOn, LocalDate receivedOn, Collection<String> contents, String snapshot, Clock clock) {
        if (!paper()) {
            throw new StatusForbids(status);
        }
        refuseUnless(ApplicationStatus.IN_PREPARATION, ApplicationStatus.INCOMPLETE);
        if (postmarkedOn.isAfter(receivedOn) || receivedOn.isAfter(LocalDate.now(clock))) {
            throw new PaperDatesImpossible();
        }
        var lastDay = deadlines.get(currentDeadline()).atZone(clock.getZone()).toLocalDate();
        if (postmarkedOn.isAfter(lastDay) && !postmarkedOn.equals(paperLatePostmark)) {
            throw new PostmarkedTooLate(postmarkedOn, lastDay);
        }
        paperPostmarkedOn = postmarkedOn;
        paperReceivedOn = receivedOn;
        documents.stream()
                .filter(document -> contents == null ? document.missing() : contents.contains(document.code()))
                .forEach(ApplicationDocument::arriveByPost);
        becomeSubmitted(snapshot, clock.instant());
    }

    private void becomeSubmitted(String snapshot, Instant now) {
        profileSnapshot = snapshot;
        submittedAt = now;
        submissionRound++;
        status = ApplicationStatus.SUBMITTED;
    }

    void checkRecall(Instant now) {
        refuseUnlessDematerialised();
        refuseUnless(ApplicationStatus.SUBMITTED);
        refuseAfter(Deadline.SUBMISSION, now);
    }

    /** Back to preparation, which only makes sense while it can be submitted again. */
    void recall(Instant now) {
        checkRecall(now);
        documents.forEach(ApplicationDocument::dropVerdict);
        submittedAt = null;
        status = ApplicationStatus.IN_PREPARATION;
    }

    /** The submission's deadline has passed. */
    void expire(Instant now) {
        refuseUnless(ApplicationStatus.IN_PREPARATION);
        close(ApplicationStatus.EXPIRED, now);
    }

    // Review

    void judge(String code, DocumentStatus verdict, String comment, String staffId, Instant now) {
        refuseUnless(ApplicationStatus.SUBMITTED);
        document(code).judge(verdict, comment, staffId, now);
    }

    /**
     * Publishes the verdicts and returns whether the file is complete. Who is asked to correct has until {@code atLeast}, also
     * when the review comes later than the return deadline.
     */
    boolean closeReview(Instant atLeast) {
        refuseUnless(ApplicationStatus.SUBMITTED);
        var missing = documents.stream()
                .filter(document -> document.toJudge() && !document.judged())
                .map(ApplicationDocument::code)
                .toList();
        if (!missing.isEmpty()) {
            throw new VerdictsMissing(missing);
        }
        boolean complete = documents.stream().noneMatch(ApplicationDocument::rejectionPending);
        documents.forEach(ApplicationDocument::publishVerdict);
        status = complete ? ApplicationStatus.COMPLETE : ApplicationStatus.INCOMPLETE;
        if (!complete) {
            deadlines.extend(Deadline.RETURN, atLeast);
        }
        return complete;
    }

    /** The return deadline has passed. */
    void giveUp(Instant now) {
        refuseUnless(ApplicationStatus.INCOMPLETE);
        close(ApplicationStatus.EXPIRED, now);
    }

    // Opinion

    void enterOpinion(GivenOpinion given, String staffId, Instant now) {
        refuseUnless(ApplicationStatus.COMPLETE);
        opinion.enter(given, staffId, now);
    }

    void validateOpinion(boolean approved, String comment, String staffId, Instant now) {
        refuseUnless(ApplicationStatus.COMPLETE);
        opinion.validate(approved, comment, staffId, now);
    }

    void preselect() {
        refuseUnless(ApplicationStatus.COMPLETE);
        opinion.invite();
    }

    /** A favourable opinion that is about to be published counts as a seat. */
    boolean seatPromised() {
        return status == ApplicationStatus.COMPLETE && opinion.promisesSeat();
    }

    Opinion publish(Instant now) {
        refuseUnless(ApplicationStatus.COMPLETE);
        switch (opinion.validated()) {
            case FAVOURABLE -> status = ApplicationStatus.ADMITTED;
            case WAITING_LIST -> status = ApplicationStatus.WAITING_LISTED;
            case UNFAVOURABLE -> close(ApplicationStatus.REFUSED, now);
            case PRESELECTION -> throw new StatusForbids(status);
        }
        publishedAt = now;
        return opinion.kind();
    }

    // Seat

    /** Sets the last moment to answer. */
    Instant offer(Instant deadline) {
        refuseUnless(ApplicationStatus.ADMITTED);
        deadlines.set(Deadline.ANSWER, deadline);
        return deadline;
    }

    void confirm(Instant now) {
        refuseUnless(ApplicationStatus.ADMITTED);
        refuseWhileWithdrawing();
        refuseAfter(Deadline.ANSWER, now);
        answeredAt = now;
        status = ApplicationStatus.CONFIRMED;
    }

    /** The seat is kept until the withdrawal is final, at the answer deadline at the latest. */
    void withdraw(Duration secondThought, Instant now) {
        refuseUnless(ApplicationStatus.ADMITTED, ApplicationStatus.CONFIRMED);
        refuseWhileWithdrawing();
        refuseAfter(Deadline.ANSWER, now);
        var end = now.plus(secondThought);
        var answerDeadline = deadlines.get(Deadline.ANSWER);
        withdrawalFinalAt = end.isAfter(answerDeadline) ? answerDeadline : end;
    }

    /** As if there had been no withdrawal. */
    void takeWithdrawalBack(Instant now) {
        refuseUnlessWithdrawing();
        refuseAfter(withdrawalFinalAt, now);
        withdrawalFinalAt = null;
    }

    void withdrawForGood(Instant now) {
        refuseUnlessWithdrawing();
        answeredAt = now;
        close(ApplicationStatus.WITHDRAWN, now);
    }

    private void refuseWhileWithdrawing() {
        if (withdrawalFinalAt != null) {
            throw new StatusForbids(status);
        }
    }

    private void refuseUnlessWithdrawing() {
        refuseUnless(ApplicationStatus.ADMITTED, ApplicationStatus.CONFIRMED);
        if (withdrawalFinalAt == null) {
            throw new StatusForbids(status);
        }
    }

    /** No answer in time counts as a withdrawal. */
    void fallSilent(Instant now) {
        refuseUnless(ApplicationStatus.ADMITTED);
        withdrawnBySilence = true;
        close(ApplicationStatus.WITHDRAWN, now);
    }

    void callFromWaitingList(Instant now) {
        refuseUnless(ApplicationStatus.WAITING_LISTED);
        calledAt = now;
        status = ApplicationStatus.ADMITTED;
    }

    void closeWaitingList(Instant now) {
        refuseUnless(ApplicationStatus.WAITING_LISTED);
        close(ApplicationStatus.REFUSED, now);
    }

    void leaveWaitingList(Instant now) {
        refuseUnless(ApplicationStatus.WAITING_LISTED);
        close(ApplicationStatus.WITHDRAWN, now);
    }

    // Put right by the staff

    /** Back to preparation, with at least until {@code atLeast} to submit again. What was validated stays so. */
    void reopen(Instant atLeast) {
        refuseUnlessFits(Correction.FILE_REOPENED);
        opinion.forget();
        documents.forEach(ApplicationDocument::dropVerdict);
        submittedAt = null;
        status = ApplicationStatus.IN_PREPARATION;
        deadlines.extend(Deadline.SUBMISSION, atLeast);
    }

    void resumeReview() {
        refuseUnlessFits(Correction.VERDICT_REVISED);
        opinion.forget();
        documents.forEach(ApplicationDocument::reopenVerdict);
        status = ApplicationStatus.SUBMITTED;
    }

    /** Before it is published: afterwards its candidate has read it. */
    void annulOpinion() {
        refuseUnlessFits(Correction.OPINION_ANNULLED);
        opinion.forget();
    }

    /** Final at once, and whatever the answer date: the candidate has asked for it. */
    void withdrawOnBehalf(Instant now) {
        refuseUnless(ApplicationStatus.ADMITTED, ApplicationStatus.CONFIRMED);
        answeredAt = now;
        close(ApplicationStatus.WITHDRAWN, now);
    }

    // Any time

    /** An opinion that nobody has read goes with the application, and frees its rank. */
    void cancel(Instant now) {
        if (!status.cancellable()) {
            throw new StatusForbids(status);
        }
        opinion.drop();
        close(ApplicationStatus.CANCELLED, now);
    }

    void move(Deadline deadline, Instant to, Instant now) {
        if (!to.isAfter(now)) {
            throw new DeadlineInThePast();
        }
        refuseUnlessMatters(deadline, now);
        deadlines.set(deadline, to);
        if (deadline == Deadline.ANSWER && withdrawalFinalAt != null && withdrawalFinalAt.isAfter(to)) {
            withdrawalFinalAt = to;
        }
    }

    /** Its opinion, or the one still to come, is published as soon as it is validated. */
    void publishAtOnce(Instant now) {
        refuseUnlessMatters(Deadline.PUBLICATION, now);
        deadlines.set(Deadline.PUBLICATION, now);
    }

    ApplicationSummary toSummary() {
        return new ApplicationSummary(
                id(),
                number,
                account(),
                training(),
                mode,
                status,
                openedAt,
                deadlines.get(Deadline.SUBMISSION),
                deadlines.get(Deadline.RETURN),
                deadlines.get(Deadline.PUBLICATION),
                deadlines.get(Deadline.ANSWER),
                deadlines.get(Deadline.WAITING_LIST),
                submissionRound,
                opinion.kind(),
                opinion.rank(),
                calledAt != null,
                status.closed() ? null : withdrawalFinalAt,
                withdrawnBySilence,
                submittedAt,
                paperPostmarkedOn,
                paperReceivedOn,
                version == null ? 0 : version);
    }

    List<DocumentSummary> documents() {
        return documents.stream().map(ApplicationDocument::toSummary).toList();
    }

    List<Verdict> verdicts() {
        return documents.stream().map(ApplicationDocument::toVerdict).toList();
    }

    String profileSnapshot() {
        return profileSnapshot;
    }

    /** Null before the opinion is published. */
    Instant publishedAt() {
        return publishedAt;
    }

    /** Null when the candidate was never invited. */
    Interview interview() {
        return opinion.interview();
    }

    /** Null unless the opinion is published and has one. */
    String publishedReason() {
        return publishedAt == null ? null : opinion.reason();
    }

    /** Null when there is none. */
    EnteredOpinion enteredOpinion() {
        return opinion.entered();
    }

    private Deadline currentDeadline() {
        return status == ApplicationStatus.INCOMPLETE ? Deadline.RETURN : Deadline.SUBMISSION;
    }

    private ApplicationDocument document(String code) {
        return documents.stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void close(ApplicationStatus end, Instant now) {
        status = end;
        closedAt = now;
    }

    private void refuseUnless(ApplicationStatus... expected) {
        if (!Arrays.asList(expected).contains(status)) {
            throw new StatusForbids(status);
        }
    }

    private void refuseUnlessFits(Correction correction) {
        if (!correction.fits(toSummary())) {
            throw new StatusForbids(status);
        }
    }

    private void refuseUnlessMatters(Deadline deadline, Instant now) {
        if (!deadline.matters(toSummary(), now)) {
            throw new StatusForbids(status);
        }
    }

    private void refuseUnlessDematerialised() {
        if (paper()) {
            throw new PaperOnly();
        }
    }

    private void refuseAfter(Deadline deadline, Instant now) {
        refuseAfter(deadlines.get(deadline), now);
    }

    private static void refuseAfter(Instant last, Instant now) {
        if (now.isAfter(last)) {
            throw new DeadlinePassed(last);
        }
    }
}
