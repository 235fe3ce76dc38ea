package fr.candidatflow.application.casework;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.Correction;
import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.application.CorrectionReasons;
import fr.candidatflow.application.CorrectionReasons.Kept;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.DeadlineOutOfOrder;
import fr.candidatflow.application.NoLongerAsShown;
import fr.candidatflow.application.casework.Cases.Case;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.staff.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the staff puts right by hand. Each act changes the row, moves the process, keeps its reason and enters the audit in one
 * transaction; whoever may not do it is told that nothing is there.
 */
@Service
@Transactional
class Corrections {

    /** Of the audit. */
    static final String AREA = "application";

    private static final String TRAINING = "training";

    private final AdmissionService admissions;
    private final CorrectionReasons reasons;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            AdmissionService admissions,
            CorrectionReasons reasons,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.admissions = admissions;
        this.reasons = reasons;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What this person may do with an application where it stands. */
    static List<Correction> offered(Case found) {
        return Arrays.stream(Correction.values())
                .filter(correction -> mayDo(correction, found))
                .filter(correction -> correction.fits(found.application()))
                .toList();
    }

    /** Files are the centre's, opinions are the president's. */
    private static boolean mayDo(Correction correction, Case found) {
        return switch (correction) {
            case FILE_REOPENED, VERDICT_REVISED, WITHDRAWN_ON_BEHALF -> found.managed();
            case OPINION_ANNULLED -> found.presided();
            case DEADLINE_MOVED -> false;
        };
    }

    /** The deadlines that this person may move while an application stands there. */
    static List<Deadline> movable(TrainingSummary training, StaffMember staff) {
        var deadlines = new ArrayList<Deadline>();
        if (Cases.manages(training, staff)) {
            deadlines.addAll(List.of(Deadline.SUBMISSION, Deadline.RETURN));
        }
        if (Cases.presides(training, staff)) {
            deadlines.addAll(List.of(Deadline.PUBLICATION, Deadline.ANSWER, Deadline.WAITING_LIST));
        }
        return deadlines;
    }

    /** For a form about this application. */
    @Transactional(readOnly = true)
    public Shown shown(Case found) {
        var application = found.application();
        return new Shown(
                admissions.get(application.id()).version(),
                audit.of(AREA, application.number()).size());
    }

    /** For a form about all applications of a training: what changes is recorded. */
    @Transactional(readOnly = true)
    public Shown shown(TrainingSummary training) {
        int acts = audit.of(TRAINING, training.code()).size();
        return new Shown(acts, acts);
    }

    /** What the staff has done to an application since a form was shown. */
    @Transactional(readOnly = true)
    public List<AuditEntry> since(Case found, Shown shown) {
        return since(AREA, found.application().number(), shown);
    }

    @Transactional(readOnly = true)
    public List<AuditEntry> since(TrainingSummary training, Shown shown) {
        return since(TRAINING, training.code(), shown);
    }

    private List<AuditEntry> since(String area, String subject, Shown shown) {
        return audit.of(area, subject).stream().skip(Math.max(0, shown.acts())).toList();
    }

    /**
     * @param shown what the form was shown for
     * @throws NoLongerAsShown when that is not what is there
     * @throws fr.candidatflow.application.StatusForbids when it does not stand where this makes sense
     */
    public void correct(Case found, Correction correction, String reason, Shown shown) {
        if (!mayDo(correction, found)) {
            throw new NotFound();
        }
        shown.refuseUnless(shown(found));
        var id = found.application().id();
        reasons.keep(id, correction, new Kept(reason, null, null));
        switch (correction) {
            case FILE_REOPENED -> admissions.reopen(id);
            case VERDICT_REVISED -> admissions.resumeReview(id);
            case OPINION_ANNULLED -> admissions.annulOpinion(id);
            case WITHDRAWN_ON_BEHALF -> admissions.withdrawOnBehalf(id);
            case DEADLINE_MOVED -> throw new NotFound();
        }
        record(found.staff(), found.application(), words(correction), reason);
    }

    /**
     * To the end of a day; a publication, to its beginning.
     *
     * @param shown what the form was shown for
     * @throws NoLongerAsShown when that is not what is there
     * @throws DeadlineOutOfOrder when the day contradicts the other dates
     */
    public void move(Case found, Deadline deadline, LocalDate day, String reason, Shown shown) {
        if (!movable(found.training(), found.staff()).contains(deadline)) {
            throw new NotFound();
        }
        shown.refuseUnless(shown(found));
        move(found.application(), deadline, day, reason, found.staff());
    }

    /**
     * For all applications of a training to which the date still matters, or for none.
     *
     * @param shown what the form was shown for
     * @return for how many
     * @throws NoLongerAsShown when that is not what is there
     */
    public int moveAll(
            TrainingSummary training, StaffMember staff, Deadline deadline, LocalDate day, String reason, Shown shown) {
        if (!movable(training, staff).contains(deadline)) {
            throw new NotFound();
        }
        shown.refuseUnless(shown(training));
        var now = clock.instant();
        var to = deadline.at(day, clock.getZone());
        var concerned = admissions.hold(training.id(), ApplicationStatus.RUNNING).stream()
                .filter(application -> deadline.matters(application, now))
                .filter(application -> !to.equals(deadline.of(application)))
                .toList();
        concerned.forEach(application -> move(application, deadline, day, reason, staff));
        audit.record(
                staff.id(),
                TRAINING,
                training.code(),
                words(deadline) + " moved",
                "To " + day + " for " + concerned.size()
                        + (concerned.size() == 1 ? " application: " : " applications: ") + reason);
        return concerned.size();
    }

    private void move(
            ApplicationSummary application, Deadline deadline, LocalDate day, String reason, StaffMember staff) {
        refuseDisorder(application, deadline, day);
        var before = deadline.of(application);
        var to = deadline.at(day, clock.getZone());
        reasons.keep(application.id(), Correction.DEADLINE_MOVED, new Kept(reason, deadline, to));
        admissions.moveDeadline(application.id(), deadline, to);
        events.publishEvent(new CorrectionMade(application.id(), Correction.DEADLINE_MOVED, application.status()));
        record(
                staff,
                application,
                words(deadline) + " moved",
                "From " + (before == null ? "none" : day(before)) + " to " + day + ": " + reason);
    }

    /** Only the neighbours count: a late review may have moved a date beyond one that no longer matters. */
    private void refuseDisorder(ApplicationSummary application, Deadline deadline, LocalDate day) {
        var order = Deadline.values();
        for (int i = deadline.ordinal() - 1; i >= 0; i--) {
            var earlier = order[i].of(application);
            if (earlier != null) {
                if (day.isBefore(day(earlier))) {
                    throw new DeadlineOutOfOrder(application.number());
                }
                break;
            }
        }
        for (int i = deadline.ordinal() + 1; i < order.length; i++) {
            var later = order[i].of(application);
            if (later != null) {
                if (day.isAfter(day(later))) {
                    throw new DeadlineOutOfOrder(application.number());
                }
                break;
            }
        }
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    private void record(StaffMember staff, ApplicationSummary application, String action, String detail) {
        audit.record(staff.id(), AREA, application.number(), action, detail);
    }

    static String words(Deadline deadline) {
        return switch (deadline) {
            case SUBMISSION -> "submission deadline";
            case RETURN -> "correction deadline";
            case PUBLICATION -> "publication date";
            case ANSWER -> "answer deadline";
            case WAITING_LIST -> "end of the waiting list";
        };
    }

    private static String words(Correction correction) {
        return correction.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
