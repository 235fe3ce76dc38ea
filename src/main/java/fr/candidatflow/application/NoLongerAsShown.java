package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Somebody else has changed the opinion, or done the step, since the page was made. */
public class NoLongerAsShown extends BrokenRule {

    public NoLongerAsShown() {
        super(
                "application.refused.changed-meanwhile",
                "Somebody else has worked on this file meanwhile. Look at it again");
    }
}
