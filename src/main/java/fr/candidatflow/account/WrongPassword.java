package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** What matters is done by who knows the password, not by who finds an open session. */
class WrongPassword extends BrokenRule {

    WrongPassword() {
        super("account.settings.password.wrong", "This is not the account's password");
    }
}
