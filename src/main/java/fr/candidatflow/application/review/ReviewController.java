package fr.candidatflow.application.review;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.ColleagueNote;
import fr.candidatflow.application.CommentTemplates;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.EarlierVerdict;
import fr.candidatflow.application.EnteredOpinion;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.ProfileRows;
import fr.candidatflow.application.ReviewTask;
import fr.candidatflow.application.ReviewTasks;
import fr.candidatflow.application.Verdict;
import fr.candidatflow.application.reason.RefusalReasons;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.FileId;
import fr.candidatflow.document.FileResponse;
import fr.candidatflow.portal.Moments;
import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the staff's forms in Tasklist show and change. Everything goes by the task: who may see the task may see its file, and
 * for as long as the task is open. Personal data come this way so that they are never process variables.
 */
@RestController
@RequestMapping(path = "/staff-api/tasks/{taskId}", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewController {

    private final ReviewTasks tasks;
    private final AdmissionService admissions;
    private final AccountService accounts;
    private final CatalogueService catalogue;
    private final DocumentStore store;
    private final FileResponse files;
    private final ProfileRows profileRows;
    private final CommentTemplates templates;
    private final RefusalReasons reasons;
    private final Moments moments;

    ReviewController(
            ReviewTasks tasks,
            AdmissionService admissions,
            AccountService accounts,
            CatalogueService catalogue,
            DocumentStore store,
            FileResponse files,
            ProfileRows profileRows,
            CommentTemplates templates,
            RefusalReasons reasons,
            Clock clock) {
        this.tasks = tasks;
        this.admissions = admissions;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.store = store;
        this.files = files;
        this.profileRows = profileRows;
        this.templates = templates;
        this.reasons = reasons;
        this.moments = new Moments(clock.getZone());
    }

    /**
     * @param opinion null as long as none was entered
     * @param refusalReasons those that may be given
     * @param nextRank the first free place on the training's waiting list
     * @param notes what colleagues have noted at earlier steps
     * @param commentTemplates of the training's centre, to begin a comment with
     */
    record File(
            String number,
            String candidate,
            String training,
            String domain,
            String mode,
            int submissionRound,
            String assignee,
            boolean mine,
            List<ProfileRows.Section> profile,
            List<Document> documents,
            List<ColleagueNote> notes,
            OpinionView opinion,
            int nextRank,
            List<String> commentTemplates,
            List<Reason> refusalReasons) {}

    /** A reason that an unfavourable opinion may have. */
    record Reason(String code, String label) {}

    /**
     * @param toJudge whether the review needs a verdict on it
     * @param mayJudge whether a verdict is possible: also on "not concerned", and on what a paper file lacks
     * @param notInEnvelope whether who registered the envelope did not find it there
     * @param verdict VALIDATED, REJECTED or null
     * @param earlier what was said of it in the reviews that are closed, the oldest first
     * @param content path of the deposited file, null when there is none to show
     */
    record Document(
            String code,
            String label,
            String hint,
            boolean mandatory,
            DocumentStatus status,
            boolean toJudge,
            boolean mayJudge,
            boolean notInEnvelope,
            DocumentStatus verdict,
            String comment,
            String judgedBy,
            List<EarlierVerdict> earlier,
            String content,
            String contentType,
            String fileName) {}

    record OpinionView(
            Opinion opinion,
            Integer rank,
            String reason,
            String interviewAt,
            String interviewPlace,
            String comment,
            String enteredBy,
            Instant enteredAt,
            String sentBackBecause) {}

    /** The comment fits the column that keeps it. */
    record GivenVerdict(
            @NotNull DocumentStatus verdict,
            @Size(max = 500) String comment) {}

    @GetMapping
    ResponseEntity<File> file(@PathVariable String taskId, Authentication staff) {
        var task = task(taskId, staff);
        var application = admissions.get(task.application());
        var account = accounts.get(application.account());
        var training = catalogue.get(application.training());
        var file = new File(
                application.number(),
                account.firstName() + " " + account.lastName(),
                training.title(),
                training.domain(),
                application.mode() == ApplicationMode.PAPER ? "Paper" : "Online",
                application.submissionRound(),
                task.assignee(),
                staff.getName().equals(task.assignee()),
                admissions
                        .profileSnapshot(task.application())
                        .map(profile -> profileRows.of(profile, Locale.ENGLISH))
                        .orElse(List.of()),
                documents(taskId, task.application()),
                tasks.earlierNotes(task.application(), groups(staff)),
                admissions.opinion(task.application()).map(this::opinion).orElse(null),
                admissions.nextRank(task.application()),
                templates.ofCentre(training.centreCode()),
                reasons.offered().stream()
                        .map(reason -> new Reason(reason.code(), reason.label().en()))
                        .toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(file);
    }

    @GetMapping(path = "/documents/{code}/content", produces = MediaType.ALL_VALUE)
    void content(
            @PathVariable String taskId, @PathVariable String code, Authentication staff, HttpServletResponse response)
            throws IOException {
        FileId file = admissions.documents(task(taskId, staff).application()).stream()
                .filter(document -> document.code().equals(code) && document.file() != null)
                .findFirst()
                .orElseThrow(NotFound::new)
                .file();
        files.preview(file, response);
    }

    /** Keeps a verdict until the review is closed: the candidate does not see it before. Another one replaces it. */
    @PutMapping("/verdicts/{code}")
    Document judge(
            @PathVariable String taskId,
            @PathVariable String code,
            @Valid @RequestBody GivenVerdict given,
            Authentication staff) {
        var task = claimed(taskId, staff);
        admissions.judge(task.application(), code, given.verdict(), given.comment(), staff.getName());
        return documents(taskId, task.application()).stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Notes as valid what has no verdict yet, all or nothing. */
    @PutMapping("/verdicts")
    List<Document> validateTheRest(@PathVariable String taskId, Authentication staff) {
        var task = claimed(taskId, staff);
        admissions.validateTheRest(task.application(), staff.getName());
        return documents(taskId, task.application());
    }

    private ReviewTask claimed(String taskId, Authentication staff) {
        var task = task(taskId, staff);
        if (!staff.getName().equals(task.assignee())) {
            throw new ClaimedBySomebodyElse(task.assignee());
        }
        return task;
    }

    private ReviewTask task(String taskId, Authentication staff) {
        return tasks.get(taskId, staff.getName(), groups(staff));
    }

    private static Collection<String> groups(Authentication staff) {
        return staff.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    private List<Document> documents(String taskId, ApplicationId id) {
        var application = admissions.get(id);
        var earlier =
                admissions.earlierVerdicts(id).stream().collect(Collectors.groupingBy(EarlierVerdict::documentCode));
        return admissions.verdicts(id).stream()
                .map(verdict -> {
                    String code = verdict.document().code();
                    return document(taskId, verdict, application, earlier.getOrDefault(code, List.of()));
                })
                .toList();
    }

    private Document document(
            String taskId, Verdict verdict, ApplicationSummary application, List<EarlierVerdict> earlier) {
        var document = verdict.document();
        boolean mayJudge = verdict.toJudge()
                || document.status() == DocumentStatus.NOT_CONCERNED
                || application.mode() == ApplicationMode.PAPER && document.status() == DocumentStatus.PENDING;
        var file = document.file() == null ? null : store.info(document.file());
        return new Document(
                document.code(),
                document.label().in(Locale.ENGLISH),
                document.hint() == null ? null : document.hint().in(Locale.ENGLISH),
                document.mandatory(),
                document.status(),
                verdict.toJudge(),
                mayJudge,
                application.mode() == ApplicationMode.PAPER && document.missing(),
                verdict.verdict(),
                verdict.verdictComment() == null ? document.comment() : verdict.verdictComment(),
                verdict.judgedBy(),
                earlier,
                file == null ? null : "/staff-api/tasks/" + taskId + "/documents/" + document.code() + "/content",
                file == null ? null : file.contentType(),
                file == null ? null : file.name());
    }

    private OpinionView opinion(EnteredOpinion entered) {
        return new OpinionView(
                entered.opinion(),
                entered.rank(),
                entered.reason() == null
                        ? null
                        : reasons.label(entered.reason()).en(),
                entered.interviewAt() == null ? null : moments.format(entered.interviewAt(), Locale.ENGLISH),
                entered.interviewPlace(),
                entered.comment(),
                entered.enteredBy(),
                entered.enteredAt(),
                entered.validationComment());
    }
}
