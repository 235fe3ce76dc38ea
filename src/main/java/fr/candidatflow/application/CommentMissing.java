package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A rejected document tells its candidate why. */
public class CommentMissing extends BrokenRule {

    public CommentMissing() {
        super("application.refused.comment-missing", "A rejection needs a comment");
    }
}
