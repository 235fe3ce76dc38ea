package fr.candidatflow.account;

import java.time.Instant;

/** An account waits for its activation. */
public record AccountCreated(AccountId account, Instant activationReminderAt, Instant activationExpiresAt) {}
