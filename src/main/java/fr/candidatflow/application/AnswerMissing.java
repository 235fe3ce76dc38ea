package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** An offered seat is answered by yes or no. */
public class AnswerMissing extends BrokenRule {

    public AnswerMissing() {
        super("application.refused.answer-missing", "Confirm or withdraw must be chosen");
    }
}
