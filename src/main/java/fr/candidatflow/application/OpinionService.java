package fr.candidatflow.application;

import fr.candidatflow.application.reason.RefusalReasons;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.TrainingId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of a commission: to give an opinion, to validate it, to publish it. Each refuses an illegal move with a {@link
 * fr.candidatflow.portal.BrokenRule} and changes nothing then.
 */
@Service
@Transactional
public class OpinionService {

    private static final Logger log = LoggerFactory.getLogger(OpinionService.class);

    private final ApplicationRepository applications;
    private final SeatService seats;
    private final CatalogueService catalogue;
    private final RefusalReasons reasons;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpinionService(
            ApplicationRepository applications,
            SeatService seats,
            CatalogueService catalogue,
            RefusalReasons reasons,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.seats = seats;
        this.catalogue = catalogue;
        this.reasons = reasons;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws RankMissing when the waiting list has no rank
     * @throws RankTaken when another application of the training has it
     * @throws ReasonMissing when an unfavourable opinion has no reason of the list
     * @throws InterviewMissing when a preselection does not say when and where
     */
    public void recordOpinion(ApplicationId id, GivenOpinion given, String staffId) {
        var application = applications.get(id);
        if (given.opinion() == Opinion.WAITING_LIST && given.rank() != null) {
            refuseTakenRank(application, given.rank());
        }
        if (given.opinion() == Opinion.UNFAVOURABLE && !reasons.offered(given.reason())) {
            throw new ReasonMissing();
        }
        application.enterOpinion(given, staffId, clock.instant());
        log(id, "opinion entered");
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

    /** @throws SamePerson when {@code staffId} has entered the opinion */
    public void recordValidation(ApplicationId id, boolean approved, String comment, String staffId) {
        applications.get(id).validateOpinion(approved, comment, staffId, clock.instant());
        log(id, approved ? "opinion validated" : "opinion sent back");
    }

    /** Invites the candidate; the commission begins again. */
    public void recordPreselection(ApplicationId id) {
        applications.get(id).preselect();
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
        var application = applications.get(id);
        return application.toSummary().asIfPublished(given, seats.answerDeadline(application.training()));
    }

    /** What a candidate is told of a reason of the list. */
    @Transactional(readOnly = true)
    public LocalizedText reasonLabel(String reason) {
        return reasons.label(reason);
    }

    public Opinion publish(ApplicationId id) {
        var opinion = applications.get(id).publish(clock.instant());
        log(id, "opinion published");
        return opinion;
    }

    private static void log(ApplicationId id, String step) {
        log.info("Application {}: {}", id, step);
    }
}
