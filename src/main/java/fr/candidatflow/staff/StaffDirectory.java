package fr.candidatflow.staff;

import java.util.Optional;

/** What is known of a member of staff besides their groups. */
public interface StaffDirectory {

    /** @return their e-mail address; empty when none is known */
    Optional<String> email(String staffId);
}
