package fr.candidatflow.account;

/** The account that was to be deleted is kept. */
public record AccountDeletionStopped(AccountId account) {}
