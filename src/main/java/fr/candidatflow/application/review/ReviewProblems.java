package fr.candidatflow.application.review;

import fr.candidatflow.application.ClaimedBySomebodyElse;
import fr.candidatflow.application.TaskFinished;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What the forms in Tasklist are told when they are refused: RFC 9457, with a sentence in {@code detail} that they show. */
@RestControllerAdvice(assignableTypes = ReviewController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReviewProblems extends ResponseEntityExceptionHandler {

    private final DateTimeFormatter moment;

    ReviewProblems(Clock clock) {
        moment = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.ENGLISH)
                .withZone(clock.getZone());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound refused) {
        return problem(
                HttpStatus.NOT_FOUND, "Not found", "This task or document does not exist, or is not yours to see.");
    }

    @ExceptionHandler
    ProblemDetail finished(TaskFinished refused) {
        String when = moment.format(refused.finishedAt());
        var problem = problem(
                HttpStatus.CONFLICT,
                "Task finished meanwhile",
                refused.finishedBy() == null
                        ? "“%s” was closed on %s without being done: a deadline, the candidate or an administrator ended it. Nothing was changed."
                                .formatted(refused.taskName(), when)
                        : "“%s” was completed by %s on %s. Nothing was changed."
                                .formatted(refused.taskName(), refused.finishedBy(), when));
        problem.setProperty("task", refused.taskName());
        problem.setProperty("finishedBy", refused.finishedBy());
        problem.setProperty("finishedAt", refused.finishedAt().toString());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail claimed(ClaimedBySomebodyElse refused) {
        return problem(HttpStatus.CONFLICT, "Not claimed by you", refused.getMessage());
    }

    @ExceptionHandler
    ProblemDetail savedMeanwhile(OptimisticLockingFailureException refused) {
        return problem(
                HttpStatus.CONFLICT,
                "Changed meanwhile",
                "This file was changed at the same moment. Reload the task to see how it is now.");
    }

    @ExceptionHandler
    ProblemDetail refused(BrokenRule refused) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "Refused", refused.getMessage());
    }

    private static ProblemDetail problem(HttpStatus status, String title, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle(title);
        return problem;
    }
}
