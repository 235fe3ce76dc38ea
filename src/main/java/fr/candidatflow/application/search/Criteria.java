package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationStatus;
import java.time.Instant;

/**
 * What is looked for; null or empty where nothing is asked.
 *
 * @param words the beginnings of words of a name, an application's number, or a candidate's user ID
 * @param training a code, or a part of a title
 * @param openedFrom included; {@code openedBefore} is not; the same for the submission
 */
record Criteria(
        String words,
        String training,
        String centre,
        ApplicationStatus status,
        DocumentState documents,
        Instant openedFrom,
        Instant openedBefore,
        Instant submittedFrom,
        Instant submittedBefore,
        Order order,
        boolean descending) {}
