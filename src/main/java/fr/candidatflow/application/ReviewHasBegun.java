package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A submission may be recalled until a manager has claimed its review (decision 8). */
public class ReviewHasBegun extends BrokenRule {

    public ReviewHasBegun() {
        super("application.refused.review-has-begun", "A manager has begun to review the file");
    }
}
