package fr.candidatflow.account;

import java.time.Instant;

/** What a mail of identifiers carries, in clear for this one mail; {@code activationPath} is null for an active account. */
public record IssuedCredentials(
        AccountSummary account, String oneTimeSecret, Instant expiresAt, String activationPath) {}
