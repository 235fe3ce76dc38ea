package fr.candidatflow.document;

import java.util.UUID;

/** Identifies a deposited file. */
public record FileId(UUID value) {

    public static FileId of(String value) {
        return new FileId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
