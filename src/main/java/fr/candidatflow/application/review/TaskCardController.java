package fr.candidatflow.application.review;

import fr.candidatflow.account.AccountService;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.OpenReviewTask;
import fr.candidatflow.application.ReviewTasks;
import fr.candidatflow.staff.StaffMember;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the cards of Tasklist show beside what the engine knows: one request for the cards of a page, so that no name is ever a
 * variable of a process. Tasks that this person may not see, or that are finished, are left out.
 */
@RestController
class TaskCardController {

    private final ReviewTasks tasks;
    private final AdmissionService admissions;
    private final AccountService accounts;
    private final Clock clock;

    TaskCardController(ReviewTasks tasks, AdmissionService admissions, AccountService accounts, Clock clock) {
        this.tasks = tasks;
        this.admissions = admissions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param round how many times the file was submitted, 0 before the first time
     * @param waitingSince when the step began to wait
     * @param dueAt null when there is no date
     */
    record Card(String task, String candidate, int round, Instant waitingSince, Instant dueAt, boolean overdue) {}

    /** Tasklist shows 15 tasks on a page. */
    @GetMapping("/staff-api/cards")
    @Transactional(readOnly = true)
    public ResponseEntity<List<Card>> cards(
            @RequestParam(name = "task") @Size(max = 50) List<String> taskIds, Authentication authentication) {
        var staff = StaffMember.of(authentication);
        var cards = tasks.visible(taskIds, staff.id(), staff.groups()).stream()
                .map(this::card)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(cards);
    }

    private Card card(OpenReviewTask task) {
        var application = admissions.get(task.application());
        var account = accounts.get(application.account());
        return new Card(
                task.taskId(),
                account.firstName() + " " + account.lastName(),
                application.submissionRound(),
                task.since(),
                task.dueAt(),
                task.dueAt() != null && task.dueAt().isBefore(clock.instant()));
    }
}
