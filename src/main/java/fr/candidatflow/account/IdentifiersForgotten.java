package fr.candidatflow.account;

import java.time.Instant;

/** An active candidate asks for the identifiers again. */
public record IdentifiersForgotten(AccountId account, Instant secretExpiresAt) {}
