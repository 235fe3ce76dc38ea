package fr.candidatflow.profile;

import fr.candidatflow.portal.BrokenRule;
import java.util.List;

/** Values that the block's own rules refuse. */
class RefusedValues extends BrokenRule {

    private RefusedValues(List<Problem> problems) {
        super(
                "error-summary.title",
                "Refused: " + problems.stream().map(Problem::messageKey).toList());
    }

    static void unlessNone(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedValues(problems);
        }
    }
}
