package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** Whoever replaces a password knows it. */
public class WrongPassword extends BrokenRule {

    public WrongPassword() {
        super(
                "staff.refused.wrong-password",
                "This is not your current password. After several wrong ones wait a minute.");
    }
}
