package fr.candidatflow.insight;

import java.util.Map;

/**
 * What has become of an instance.
 *
 * @param event id of the end event, or event sub-process, that it reached last; null where it reached none
 * @param label for people
 */
public record Ending(Kind kind, String event, String label) {

    public enum Kind {
        RUNNING("Running"),
        ENDED("Ended"),
        /** By the process that called it, such as by a correction. */
        INTERRUPTED("Interrupted by the calling process"),
        /** By a person or an interface, not by a rule of the diagram. */
        DELETED("Deleted by hand");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** From the engine's word for it. */
        static Kind of(String state) {
            return switch (state) {
                case "COMPLETED" -> ENDED;
                case "INTERNALLY_TERMINATED" -> INTERRUPTED;
                case "EXTERNALLY_TERMINATED" -> DELETED;
                default -> RUNNING;
            };
        }
    }

    /** @param state the engine's word for it */
    public static Ending of(String state, String event, Map<String, String> endings) {
        var kind = Kind.of(state);
        return kind == Kind.ENDED && event != null
                ? new Ending(kind, event, endings.getOrDefault(event, event))
                : new Ending(kind, null, kind.label);
    }
}
