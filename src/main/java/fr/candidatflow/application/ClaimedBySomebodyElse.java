package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Only who has claimed a review gives verdicts: two people never judge one file without knowing of each other. */
public class ClaimedBySomebodyElse extends BrokenRule {

    /** @param assignee staff user id of who has it, or null when nobody has */
    public ClaimedBySomebodyElse(String assignee) {
        super(
                assignee == null ? "application.refused.review-unclaimed" : "application.refused.review-claimed",
                assignee == null
                        ? "Nobody has claimed this task. Claim it, then give your verdicts."
                        : "This task is claimed by %s. Ask for it back before you judge.".formatted(assignee),
                assignee);
    }
}
