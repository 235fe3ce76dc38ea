package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** An account with a running application is kept: the university needs it to answer. */
class DeletionObstructed extends BrokenRule {

    DeletionObstructed() {
        super("account.deletion.obstructed", "An application is running");
    }
}
