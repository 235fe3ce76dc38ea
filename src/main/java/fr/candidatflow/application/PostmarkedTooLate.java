package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.time.LocalDate;

/** A paper file counts from its postmark, which must not be later than the deadline. */
public class PostmarkedTooLate extends BrokenRule {

    public PostmarkedTooLate(LocalDate postmarkedOn, LocalDate lastDay) {
        super(
                "application.refused.postmarked-too-late",
                "Postmarked on %s, after the last day %s".formatted(postmarkedOn, lastDay));
    }
}
