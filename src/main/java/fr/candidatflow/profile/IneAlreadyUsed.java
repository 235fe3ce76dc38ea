package fr.candidatflow.profile;

import fr.candidatflow.portal.BrokenRule;

/** One INE, one account. Whose account has it is never told. */
class IneAlreadyUsed extends BrokenRule {

    IneAlreadyUsed() {
        super("profile.problem.ine.used", "The INE is in another account");
    }
}
