package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A withdrawal is final, therefore asked twice. */
public class WithdrawalNotConfirmed extends BrokenRule {

    public WithdrawalNotConfirmed() {
        super("application.refused.withdrawal-not-confirmed", "The withdrawal must be confirmed");
    }
}
