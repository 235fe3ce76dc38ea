package fr.candidatflow.application;

import java.util.UUID;

/** Identifies an application; its string form is the business key of its processes. */
public record ApplicationId(UUID value) {

    public static ApplicationId of(String value) {
        return new ApplicationId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
