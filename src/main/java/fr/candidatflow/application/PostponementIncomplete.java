package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Who postpones says until when and why. */
public class PostponementIncomplete extends BrokenRule {

    public PostponementIncomplete() {
        super(
                "application.refused.postponement",
                "To postpone, give a day from today on and a reason of at most 500 characters.");
    }
}
