package fr.candidatflow.profile;

import fr.candidatflow.portal.BrokenRule;

/** Somebody saved the same block or line after the page was opened; the candidate sees both and decides (decision 15). */
class ChangedMeanwhile extends BrokenRule {

    ChangedMeanwhile() {
        super("profile.changed-meanwhile", "The block was saved by somebody else in the meantime");
    }
}
