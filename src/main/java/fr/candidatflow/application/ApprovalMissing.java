package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** An opinion is approved or sent back. */
public class ApprovalMissing extends BrokenRule {

    public ApprovalMissing() {
        super("application.refused.approval-missing", "Approve the opinion or send it back");
    }
}
