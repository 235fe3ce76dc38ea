package fr.candidatflow.account;

import java.time.Instant;

/**
 * What is about to change on an account.
 *
 * @param newEmail waits for the click on its link; null when no change waits
 * @param newEmailExpiresAt until when it waits, else null
 * @param formerEmail the address before the last change, else null
 * @param deletionAt when the account will be deleted; null unless that was asked
 * @param closed whether that moment has come
 */
public record AccountChanges(
        String newEmail, Instant newEmailExpiresAt, String formerEmail, Instant deletionAt, boolean closed) {}
