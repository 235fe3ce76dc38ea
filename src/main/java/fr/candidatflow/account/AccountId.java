package fr.candidatflow.account;

import java.util.UUID;

/** Identifies an account; its string form is the business key of the account's processes. */
public record AccountId(UUID value) {

    public static AccountId of(String value) {
        return new AccountId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
