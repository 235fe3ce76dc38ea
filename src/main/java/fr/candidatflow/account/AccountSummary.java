package fr.candidatflow.account;

import java.util.Locale;

/** What other modules may know of an account; {@code language} is {@code fr} or {@code en}. */
public record AccountSummary(
        AccountId id, String userId, String email, String firstName, String lastName, Locale language) {}
