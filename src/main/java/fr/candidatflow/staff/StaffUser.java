package fr.candidatflow.staff;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Somebody who may sign in on the staff's side.
 *
 * @param id the engine's user ID
 * @param email empty when none is known
 * @param groups the names of their groups
 * @param locked by an administrator, until one unlocks; not the pause after wrong passwords
 * @param startPassword whether the password is still the one that an administrator handed over
 */
public record StaffUser(
        String id,
        String firstName,
        String lastName,
        String email,
        Set<String> groups,
        boolean locked,
        boolean startPassword) {

    public StaffUser {
        groups = Set.copyOf(groups);
    }

    /** Nothing known but the name. */
    public static StaffUser of(String id, String firstName, String lastName, String email, Set<String> groups) {
        return new StaffUser(id, firstName, lastName, email, groups, false, false);
    }

    /** As a person is called; the user ID when there is no name. */
    public String name() {
        String name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? id : name;
    }

    public boolean administrator() {
        return groups.contains(GroupNames.ADMINISTRATORS);
    }

    /**
     * Differs when anything differs that an administrator edits: to be given back with a change. The engine's own revision would
     * not do, since memberships leave it alone and a wrong password moves it.
     */
    public String stamp() {
        var shown = List.of(id, firstName, lastName, email, new TreeSet<>(groups).toString(), "" + locked);
        return UUID.nameUUIDFromBytes(String.join("\n", shown).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
