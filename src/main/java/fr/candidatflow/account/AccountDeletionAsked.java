package fr.candidatflow.account;

import java.time.Instant;

/** A candidate wants the account to go at that moment, and may change their mind until then. */
public record AccountDeletionAsked(AccountId account, Instant deletionAt) {}
