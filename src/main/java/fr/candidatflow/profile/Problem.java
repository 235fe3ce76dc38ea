package fr.candidatflow.profile;

import java.util.List;
import org.springframework.validation.Errors;

/** A value that cannot be saved: its field, and the message that tells the candidate what to do. */
record Problem(String field, String messageKey, Object... arguments) {

    /** Marks the fields of a form; a field that is marked already keeps its first sentence. */
    static void mark(List<Problem> problems, Errors errors) {
        for (Problem problem : problems) {
            if (!errors.hasFieldErrors(problem.field)) {
                errors.rejectValue(problem.field, problem.messageKey, problem.arguments, null);
            }
        }
    }
}
