package fr.candidatflow.application.review;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.PaperArrivals;
import fr.candidatflow.application.PaperDesk;
import fr.candidatflow.staff.Audit;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * @param documentCodes of what lay in it
     * @param lateReason why a postmark after the deadline is accepted, null when it is not
     */
    record Envelope(LocalDate postmarkedOn, LocalDate receivedOn, List<String> documentCodes, String lateReason) {}

    /** Refuses as {@link PaperDesk#register} does. */
    @Transactional
    public void register(ApplicationSummary application, Envelope envelope, String staffId) {
        if (envelope.lateReason() != null) {
            admissions.acceptLatePostmark(application.id(), envelope.postmarkedOn());
        }
        desk.register(application.id(), envelope.postmarkedOn(), envelope.receivedOn(), staffId);
        arrivals.keep(admissions.get(application.id()), envelope.documentCodes(), envelope.lateReason(), staffId);
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
