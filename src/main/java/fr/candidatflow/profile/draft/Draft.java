package fr.candidatflow.profile.draft;

import java.time.Instant;
import java.util.Map;

/**
 * The unsaved values of one form, by field, as they were typed.
 *
 * @param seen the version of the block that the oldest of the values was typed over: saving the draft is saving over that one
 * @param keptAt when the latest of the values was kept
 */
public record Draft(long seen, Instant keptAt, Map<String, String> values) {

    public Draft {
        values = Map.copyOf(values);
    }
}
