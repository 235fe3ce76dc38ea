package fr.candidatflow.staff;

/**
 * A group that somebody may be in.
 *
 * @param id its name for the engine, one of {@link GroupNames}
 * @param name what people call it: the centre's or the commission's name
 */
public record StaffGroup(String id, String name, Kind kind) {

    /** What its members do. */
    public enum Kind {
        CENTRE,
        COMMISSION,
        PRESIDENT,
        RIGHT,
        /** Its centre or commission is deleted: it can be left and not joined. */
        FORMER
    }
}
