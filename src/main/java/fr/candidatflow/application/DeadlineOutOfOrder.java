package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** The dates of one application follow each other as its steps do. */
public class DeadlineOutOfOrder extends BrokenRule {

    public DeadlineOutOfOrder(String number) {
        super(
                "application.refused.deadline-out-of-order",
                "For application " + number
                        + " this day is before the date of an earlier step, or after that of a later one",
                number);
    }
}
