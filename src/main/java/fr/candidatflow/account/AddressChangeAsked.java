package fr.candidatflow.account;

import java.time.Instant;

/** A candidate wants another e-mail address; a change that was asked before is replaced. */
public record AddressChangeAsked(AccountId account, Instant expiresAt) {}
