package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import java.time.Instant;

/**
 * One line of the list.
 *
 * @param rejected how many documents were rejected; {@code missing} of those that are mandatory, {@code toCheck} of those that wait
 *     for a verdict, {@code settled} of those that are validated or not concerned
 * @param submittedAt null before the first submission
 */
record FoundApplication(
        ApplicationId id,
        String number,
        String lastName,
        String firstName,
        String centre,
        String trainingCode,
        String training,
        ApplicationStatus status,
        boolean paper,
        int rejected,
        int missing,
        int toCheck,
        int settled,
        Instant openedAt,
        Instant submittedAt) {

    String candidate() {
        return lastName + " " + firstName;
    }

    /** Before, what the candidate prepares is theirs alone. */
    public boolean submitted() {
        return submittedAt != null;
    }

    /** What matters most of the documents, in few words. */
    public String documents() {
        if (rejected > 0) {
            return rejected + " rejected";
        }
        if (missing > 0) {
            return missing + " missing";
        }
        if (toCheck > 0) {
            return submitted() ? toCheck + " to check" : "Not submitted";
        }
        return settled > 0 ? "All settled" : "None asked";
    }
}
