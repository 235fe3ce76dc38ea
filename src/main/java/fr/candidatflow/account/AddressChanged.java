package fr.candidatflow.account;

/** The link to the new e-mail address was opened in time. */
public record AddressChanged(AccountId account) {}
