package fr.candidatflow.account;

/** The candidate keeps the old e-mail address after all. */
public record AddressChangeWithdrawn(AccountId account) {}
