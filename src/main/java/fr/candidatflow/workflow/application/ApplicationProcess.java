package fr.candidatflow.workflow.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationCancelled;
import fr.candidatflow.application.ApplicationOpened;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CalledFromWaitingList;
import fr.candidatflow.application.CorrectionMade;
import fr.candidatflow.application.DeadlineMoved;
import fr.candidatflow.application.WaitingListLeft;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.workflow.engine.Instances;
import fr.candidatflow.workflow.engine.ProcessDates;
import fr.candidatflow.workflow.engine.ProcessVariable;
import java.util.Date;
import java.util.HashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** processes/application.bpmn: the whole way of one application; the business key is its id. */
@Component
public class ApplicationProcess {

    public static final String KEY = "application";

    static final String CANCELLED = "application.cancelled";
    static final String CALLED_FROM_WAITING_LIST = "application.calledFromWaitingList";
    static final String WAITING_LIST_LEFT = "application.waitingListLeft";
    static final String SUBMITTED_FILE_REOPENED = "application.submittedFileReopened";
    static final String CORRECTION_OVERRULED = "application.correctionOverruled";
    static final String COMPLETE_FILE_REOPENED = "application.completeFileReopened";
    static final String VERDICT_REVISED = "application.verdictRevised";
    static final String OPINION_ANNULLED = "application.opinionAnnulled";
    static final String WITHDRAWN_ON_BEHALF = "application.withdrawnOnBehalf";

    /** Account id of the candidate, to whom the candidate's own steps are assigned. */
    public static final ProcessVariable<String> CANDIDATE_ACCOUNT = ProcessVariable.text("candidateAccount");

    /** Shown on the cards of Tasklist. */
    public static final ProcessVariable<String> APPLICATION_NUMBER = ProcessVariable.text("applicationNumber");

    /** Shown on the cards of Tasklist. */
    public static final ProcessVariable<String> TRAINING_TITLE = ProcessVariable.text("trainingTitle");

    public static final ProcessVariable<String> CENTRE_GROUP = ProcessVariable.text("centreGroup");
    public static final ProcessVariable<String> COMMISSION_GROUP = ProcessVariable.text("commissionGroup");
    public static final ProcessVariable<String> PRESIDENT_GROUP = ProcessVariable.text("presidentGroup");
    public static final ProcessVariable<Boolean> PAPER_FILE = ProcessVariable.yesNo("paperFile");

    /** The last moment to submit, or to post. */
    public static final ProcessVariable<Date> SUBMISSION_DEADLINE_AT = ProcessVariable.date("submissionDeadlineAt");

    /** When the submission is over; later than the deadline for what is posted. */
    public static final ProcessVariable<Date> SUBMISSION_CLOSES_AT = ProcessVariable.date("submissionClosesAt");

    /** The last moment to correct, or to post a correction. */
    public static final ProcessVariable<Date> RETURN_DEADLINE_AT = ProcessVariable.date("returnDeadlineAt");

    /** When the correction is over; later than the deadline for what is posted. */
    public static final ProcessVariable<Date> RETURN_CLOSES_AT = ProcessVariable.date("returnClosesAt");

    /** When opinions are published; in the past when that is as soon as they are validated. */
    public static final ProcessVariable<Date> PUBLICATION_AT = ProcessVariable.date("publicationAt");

    /** By when the commission should have done its work. */
    public static final ProcessVariable<Date> OPINION_DUE_AT = ProcessVariable.date("opinionDueAt");

    static final ProcessVariable<Date> WAITING_LIST_CLOSES_AT = ProcessVariable.date("waitingListClosesAt");

    private final Instances instances;
    private final AdmissionService admissions;
    private final CatalogueService catalogue;
    private final ProcessDates dates;

    ApplicationProcess(
            Instances instances, AdmissionService admissions, CatalogueService catalogue, ProcessDates dates) {
        this.instances = instances;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.dates = dates;
    }

    @EventListener
    void start(ApplicationOpened event) {
        var application = admissions.get(event.application());
        var training = catalogue.get(application.training());
        var publication = application.publicationAt();
        var variables = new HashMap<String, Object>();
        CANDIDATE_ACCOUNT.put(variables, application.account().toString());
        APPLICATION_NUMBER.put(variables, application.number());
        TRAINING_TITLE.put(variables, training.title());
        CENTRE_GROUP.put(variables, GroupNames.ofCentre(training.centreCode()));
        COMMISSION_GROUP.put(variables, GroupNames.ofCommission(training.commissionCode()));
        PRESIDENT_GROUP.put(variables, GroupNames.ofPresident(training.commissionCode()));
        PAPER_FILE.put(variables, application.mode() == ApplicationMode.PAPER);
        SUBMISSION_DEADLINE_AT.put(variables, Date.from(application.submissionDeadline()));
        SUBMISSION_CLOSES_AT.put(variables, dates.closing(application.mode(), application.submissionDeadline()));
        RETURN_DEADLINE_AT.put(variables, Date.from(application.returnDeadline()));
        RETURN_CLOSES_AT.put(variables, dates.closing(application.mode(), application.returnDeadline()));
        PUBLICATION_AT.put(variables, Date.from(publication == null ? application.openedAt() : publication));
        OPINION_DUE_AT.put(variables, Date.from(publication == null ? application.returnDeadline() : publication));
        WAITING_LIST_CLOSES_AT.put(variables, Date.from(application.waitingListClosesAt()));
        instances.start(KEY, event.application(), variables);
    }

    @EventListener
    void cancel(ApplicationCancelled event) {
        instances.correlate(CANCELLED, event.application());
    }

    @EventListener
    void call(CalledFromWaitingList event) {
        instances.correlate(CALLED_FROM_WAITING_LIST, event.application());
    }

    @EventListener
    void leaveWaitingList(WaitingListLeft event) {
        instances.correlate(WAITING_LIST_LEFT, event.application());
    }

    /** Before an offer, a withdrawal is a cancellation or leaves the waiting list: those tell the process themselves. */
    @EventListener
    void putRight(CorrectionMade event) {
        var id = event.application();
        switch (event.correction()) {
            case FILE_REOPENED ->
                instances.correlate(
                        event.from() == ApplicationStatus.COMPLETE ? COMPLETE_FILE_REOPENED : SUBMITTED_FILE_REOPENED,
                        id);
            case VERDICT_REVISED ->
                instances.correlate(
                        event.from() == ApplicationStatus.COMPLETE ? VERDICT_REVISED : CORRECTION_OVERRULED, id);
            case OPINION_ANNULLED -> instances.correlate(OPINION_ANNULLED, id);
            case WITHDRAWN_ON_BEHALF -> {
                // Who has confirmed is not waited for any more from the answer date on.
                if (event.from() == ApplicationStatus.ADMITTED
                        || event.from() == ApplicationStatus.CONFIRMED && instances.await(WITHDRAWN_ON_BEHALF, id)) {
                    instances.correlate(WITHDRAWN_ON_BEHALF, id);
                }
            }
            case DEADLINE_MOVED -> {
                // Its timers have moved with the date.
            }
        }
    }

    /** The calls that are still to come take the new date from here; those that run follow in their own processes. */
    @EventListener
    void moveDeadline(DeadlineMoved event) {
        var id = event.application();
        var closing = dates.closing(admissions.get(id).mode(), event.to());
        var to = Date.from(event.to());
        switch (event.deadline()) {
            case SUBMISSION -> {
                instances.moveDate(KEY, id, SUBMISSION_DEADLINE_AT, to);
                instances.moveDate(KEY, id, SUBMISSION_CLOSES_AT, closing);
            }
            case RETURN -> {
                instances.moveDate(KEY, id, RETURN_DEADLINE_AT, to);
                instances.moveDate(KEY, id, RETURN_CLOSES_AT, closing);
            }
            case PUBLICATION -> {
                instances.moveDate(KEY, id, PUBLICATION_AT, to);
                instances.moveDate(KEY, id, OPINION_DUE_AT, to);
            }
            case WAITING_LIST -> instances.moveDate(KEY, id, WAITING_LIST_CLOSES_AT, to);
            case ANSWER -> {
                // Known only to the process that waits for the answer.
            }
        }
    }
}
