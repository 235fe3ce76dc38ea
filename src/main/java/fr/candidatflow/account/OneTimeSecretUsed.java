package fr.candidatflow.account;

/** A one-time secret was replaced by a password of the candidate's own. */
public record OneTimeSecretUsed(AccountId account) {}
