package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** Too many wrong passwords were typed in an open session. */
class TooManyPasswords extends BrokenRule {

    TooManyPasswords() {
        super("account.settings.password.too-many", "Too many wrong passwords");
    }
}
