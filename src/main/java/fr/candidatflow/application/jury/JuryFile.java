package fr.candidatflow.application.jury;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.Opinion;
import java.time.Instant;

/**
 * A complete file on a jury's table.
 *
 * @param baccalaureate series and year, null when there is none
 * @param diploma the latest line of the curriculum, null when there is none
 * @param given null as long as nobody has entered an opinion
 * @param sentBack whether the opinion came back to the commission, {@code sentBackBecause} why, which may be null
 * @param invitedAt of the last interview to which the candidate was invited, else null
 * @param task the open step in Tasklist, null when the commission has nothing to do
 */
record JuryFile(
        ApplicationId id,
        String number,
        String candidate,
        String baccalaureate,
        String diploma,
        GivenOpinion given,
        String reason,
        String enteredBy,
        Instant enteredAt,
        boolean sentBack,
        String sentBackBecause,
        String validatedBy,
        Instant invitedAt,
        String task) {

    JuryFile withTask(String open) {
        return new JuryFile(
                id,
                number,
                candidate,
                baccalaureate,
                diploma,
                given,
                reason,
                enteredBy,
                enteredAt,
                sentBack,
                sentBackBecause,
                validatedBy,
                invitedAt,
                open);
    }

    /** Tells one state of an opinion from the next. */
    public String seen() {
        return enteredAt == null ? "" : "" + enteredAt.toEpochMilli();
    }

    public String words() {
        return given == null ? "" : words(given.opinion()) + (given.rank() == null ? "" : ", rank " + given.rank());
    }

    static String words(Opinion opinion) {
        return switch (opinion) {
            case FAVOURABLE -> "Favourable";
            case WAITING_LIST -> "Waiting list";
            case UNFAVOURABLE -> "Unfavourable";
            case PRESELECTION -> "Preselection";
        };
    }
}
