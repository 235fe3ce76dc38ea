package fr.candidatflow.application.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was found of a campaign, what was decided and what was deleted.
 *
 * @param applications that were to be deleted
 * @param running those that a process still worked on
 * @param files that no other application uses
 * @param accounts that are left without any application
 * @param approved null until somebody has decided
 * @param kept how many applications were left at the end; null before
 * @param nextOn when the next report is due; null when none is
 */
record Report(
        long id,
        String campaignCode,
        Instant reportedAt,
        long applications,
        long running,
        long files,
        long bytes,
        long mails,
        long accounts,
        Boolean approved,
        String decidedBy,
        Instant decidedAt,
        String reason,
        long deleted,
        long deletedFiles,
        long deletedBytes,
        Instant finishedAt,
        Long kept,
        LocalDate nextOn) {

    boolean open() {
        return approved == null && finishedAt == null;
    }

    /** As the page calls it. */
    public State state() {
        if (open()) {
            return State.TO_DECIDE;
        }
        if (finishedAt == null) {
            return approved ? State.DELETING : State.POSTPONED;
        }
        return kept == 0 ? State.DONE : State.SOME_KEPT;
    }

    enum State {
        TO_DECIDE("To decide", "red"),
        POSTPONED("Postponed", "yellow"),
        DELETING("Being deleted", "blue"),
        SOME_KEPT("Some kept", "yellow"),
        DONE("Deleted", "green");

        private final String words;
        private final String colour;

        State(String words, String colour) {
            this.words = words;
            this.colour = colour;
        }

        public String words() {
            return words;
        }

        public String colour() {
            return colour;
        }
    }
}
