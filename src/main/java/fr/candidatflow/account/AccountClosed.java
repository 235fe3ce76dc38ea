package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** The time to change one's mind is over: the account is being deleted. */
class AccountClosed extends BrokenRule {

    AccountClosed() {
        super("account.deletion.closed", "The account is being deleted");
    }
}
