package fr.candidatflow.application;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TrainingId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What other modules may know of an application.
 *
 * @param publicationAt null when an opinion is published as soon as it is validated
 * @param answerDeadline null until a seat is offered
 * @param submissionRound how many times it was submitted
 * @param opinion null until given; never shown to the candidate before the status says that it is published (decision 11)
 * @param rank the place on the waiting list, else null; as secret as the opinion
 * @param withdrawalFinalAt when a withdrawal that can still be taken back becomes final; null when there is none
 * @param submittedAt the last submission, null before the first and after a recall
 * @param postmarkedOn the day of the envelope's postmark, as a manager registered it, null before; {@code receivedOn} likewise
 * @param version another one after each change of the application or its documents
 */
public record ApplicationSummary(
        ApplicationId id,
        String number,
        AccountId account,
        TrainingId training,
        ApplicationMode mode,
        ApplicationStatus status,
        Instant openedAt,
        Instant submissionDeadline,
        Instant returnDeadline,
        Instant publicationAt,
        Instant answerDeadline,
        Instant waitingListClosesAt,
        int submissionRound,
        Opinion opinion,
        Integer rank,
        boolean calledFromWaitingList,
        Instant withdrawalFinalAt,
        boolean withdrawnBySilence,
        Instant submittedAt,
        LocalDate postmarkedOn,
        LocalDate receivedOn,
        long version) {

    /** With this opinion and this last moment to answer, for a preview. */
    ApplicationSummary asIfPublished(GivenOpinion given, Instant answerBy) {
        return new ApplicationSummary(
                id,
                number,
                account,
                training,
                mode,
                status,
                openedAt,
                submissionDeadline,
                returnDeadline,
                publicationAt,
                answerBy,
                waitingListClosesAt,
                submissionRound,
                given.opinion(),
                given.rank(),
                calledFromWaitingList,
                withdrawalFinalAt,
                withdrawnBySilence,
                submittedAt,
                postmarkedOn,
                receivedOn,
                version);
    }
}
