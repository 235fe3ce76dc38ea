package fr.candidatflow.account;

/** The activation mail is asked again; the expiry stays (C.1). */
public record ActivationMailRequested(AccountId account) {}
