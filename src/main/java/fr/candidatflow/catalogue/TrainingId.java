package fr.candidatflow.catalogue;

import java.util.UUID;

/** Identifies a training, across campaigns. */
public record TrainingId(UUID value) {

    public static TrainingId of(String value) {
        return new TrainingId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
