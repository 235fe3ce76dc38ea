package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A deadline is moved to a day that can still be kept. */
public class DeadlineInThePast extends BrokenRule {

    public DeadlineInThePast() {
        super("application.refused.deadline-in-the-past", "The new date is in the past");
    }
}
