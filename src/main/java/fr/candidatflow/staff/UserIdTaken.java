package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** A user ID is one person's, whatever its capitals. */
public class UserIdTaken extends BrokenRule {

    public UserIdTaken(String id) {
        super("staff.refused.user-id-taken", "There is already a user %s. Enter another user ID.".formatted(id));
    }
}
