package fr.candidatflow.profile;

import java.util.List;

/** What is missing before the candidate may apply, in the order of the blocks. */
public record Completeness(List<ProfileBlock> missing) {

    public Completeness {
        missing = List.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }
}
