package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** A password was already chosen with the secret of this session, in another window or by somebody else. */
class OneTimeSecretReplaced extends BrokenRule {

    OneTimeSecretReplaced() {
        super("account.password.replaced", "A password was already chosen with this one-time secret");
    }
}
