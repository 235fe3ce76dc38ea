package fr.candidatflow.staff;

import java.util.List;
import java.util.Optional;

/**
 * Who works here, and in which groups. Each change is in the audit without names or addresses; whoever is signed in has what they
 * have now at their next request. An administrator always remains, and nobody takes that right from themselves.
 */
public interface StaffRegister {

    /** Where users and groups come from when it is not this service: then every change is refused with {@link KeptElsewhere}. */
    Optional<String> provider();

    /** In the order of their IDs. */
    List<StaffUser> users();

    /** @throws fr.candidatflow.portal.NotFound when there is none of this ID */
    StaffUser user(String id);

    /** All there are, each kind in the order of the names. */
    List<StaffGroup> groups();

    /** The tasks that they claimed and have not ended. */
    long claimedTasks(String id);

    /**
     * @return the password to start with, known to nobody else and stored nowhere in words; the first sign-in replaces it
     * @throws UserIdTaken when there is one, in whatever case
     */
    String create(StaffUser user, String by);

    /**
     * Names, address and groups. Claimed tasks of groups that were left go back to them.
     *
     * @param stamp of what was edited
     * @throws UserChangedMeanwhile when that is not what is there
     * @throws LastAdministrator when none would remain
     * @throws OwnRight when {@code by} would lose their own right
     */
    void change(StaffUser user, String stamp, String by);

    /** A new password to start with, for who has forgotten theirs. */
    String startPassword(String id, String stamp, String by);

    /** Nobody signs in with it and whoever is signed in is out; claimed tasks go back to their groups. */
    void lock(String id, String stamp, String by);

    void unlock(String id, String stamp, String by);

    /** Claimed tasks go back to their groups. */
    void remove(String id, String stamp, String by);

    /**
     * By the person themselves.
     *
     * @throws WrongPassword when {@code current} is not theirs; it counts as a failed sign-in
     * @throws PasswordTooWeak when the policy refuses {@code next}
     */
    void replacePassword(String id, String current, String next);
}
