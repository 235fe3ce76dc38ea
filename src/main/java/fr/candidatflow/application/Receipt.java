package fr.candidatflow.application;

import fr.candidatflow.catalogue.LocalizedText;
import java.time.Instant;
import java.util.List;

/**
 * What one submission held, as it was at that moment (S45).
 *
 * @param round 1 for the first submission, one more for each later one
 */
public record Receipt(int round, Instant submittedAt, List<Item> documents) {

    /**
     * A document asked.
     *
     * @param fileName null where no file was submitted: on paper, not concerned, or optional and left out
     * @param size in bytes, null without a file
     * @param sha256 of the file's content, 64 hexadecimal digits, null without a file
     */
    public record Item(LocalizedText label, DocumentStatus status, String fileName, Long size, String sha256) {}
}
