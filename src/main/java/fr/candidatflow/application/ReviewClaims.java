package fr.candidatflow.application;

/** Who has begun to review a submission: until then its candidate may recall it (decision 8). */
public interface ReviewClaims {

    /** Whether a manager has claimed the review that is open. */
    boolean claimed(ApplicationId application);
}
