package fr.candidatflow.staff;

import fr.candidatflow.portal.BrokenRule;

/** The engine's password policy refuses it. */
public class PasswordTooWeak extends BrokenRule {

    public PasswordTooWeak(String needs) {
        super("staff.refused.password-too-weak", "Enter a password with %s.".formatted(needs));
    }
}
