package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** The new address is the one that the account has. */
class SameAddress extends BrokenRule {

    SameAddress() {
        super("account.settings.email.same", "This is the account's address already");
    }
}
