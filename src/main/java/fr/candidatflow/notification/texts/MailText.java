package fr.candidatflow.notification.texts;

import java.time.Instant;

/**
 * A text as it is in force.
 *
 * @param name such as {@code incomplete-file.en}
 * @param text as its file would hold it
 * @param changedBy the member of staff whose words these are; null for the shipped text
 */
public record MailText(String name, String text, String changedBy, Instant changedAt) {

    public boolean own() {
        return changedBy != null;
    }
}
