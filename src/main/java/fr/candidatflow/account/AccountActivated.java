package fr.candidatflow.account;

/** The activation link was used in time. */
public record AccountActivated(AccountId account) {}
