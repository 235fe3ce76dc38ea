package fr.candidatflow.application.review;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.PaperArrivals;
import fr.candidatflow.application.PaperArrivals.Envelope;
import fr.candidatflow.application.PaperDesk;
import fr.candidatflow.staff.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An envelope is registered: the file, what lay in it and the audit, or nothing of it. */
@Service
class PaperRegistrations {

    static final String AREA = "application";

    private final AdmissionService admissions;
    private final PaperDesk desk;
    private final PaperArrivals arrivals;
    private final Audit audit;

    PaperRegistrations(AdmissionService admissions, PaperDesk desk, PaperArrivals arrivals, Audit audit) {
        this.admissions = admissions;
        this.desk = desk;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    /** Refuses as {@link PaperDesk#register} does. */
    @Transactional
    public void register(ApplicationSummary application, Envelope envelope, String staffId) {
        if (envelope.lateReason() != null) {
            admissions.acceptLatePostmark(application.id(), envelope.postmarkedOn());
        }
        arrivals.keep(admissions.get(application.id()), envelope, staffId);
        desk.register(application.id(), envelope.postmarkedOn(), envelope.receivedOn(), staffId);
        audit.record(
                staffId,
                AREA,
                application.number(),
                "envelope registered",
                "postmarked %s, received %s, documents: %s%s"
                        .formatted(
                                envelope.postmarkedOn(),
                                envelope.receivedOn(),
                                envelope.documentCodes().isEmpty()
                                        ? "none"
                                        : String.join(", ", envelope.documentCodes()),
                                envelope.lateReason() == null
                                        ? ""
                                        : "; posted too late and accepted: " + envelope.lateReason()));
    }
}
