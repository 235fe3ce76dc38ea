package fr.candidatflow.application;

/** The five words of decision 7. */
public enum DocumentStatus {
    PENDING,
    TRANSMITTED,
    VALIDATED,
    REJECTED,
    NOT_CONCERNED
}
