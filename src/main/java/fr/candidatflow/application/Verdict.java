package fr.candidatflow.application;

/**
 * A document as its manager sees it during the review.
 *
 * @param toJudge whether the review can only be closed with a verdict on it
 * @param verdict VALIDATED or REJECTED, unseen by the candidate until the review is closed; null when not judged yet
 * @param verdictComment null when there is none
 * @param judgedBy staff user id, null when not judged yet
 */
public record Verdict(
        DocumentSummary document, boolean toJudge, DocumentStatus verdict, String verdictComment, String judgedBy) {}
