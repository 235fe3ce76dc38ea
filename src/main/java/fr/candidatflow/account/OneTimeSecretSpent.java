package fr.candidatflow.account;

import fr.candidatflow.portal.BrokenRule;

/** The secret that opened this session has expired, or a password was already chosen with it in another window. */
class OneTimeSecretSpent extends BrokenRule {

    OneTimeSecretSpent() {
        super("account.password.spent", "The one-time secret has expired or was already replaced");
    }
}
