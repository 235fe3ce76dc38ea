package fr.candidatflow.document;

import fr.candidatflow.account.AccountId;
import java.time.Instant;

/** A deposited file without its content; {@code size} in bytes, {@code sha256} of the content in 64 hexadecimal digits, {@code name} safe to show and to save under. */
public record StoredFile(
        FileId id, AccountId owner, String name, String contentType, long size, String sha256, Instant depositedAt) {}
