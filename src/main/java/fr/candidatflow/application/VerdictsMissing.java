package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.util.List;

/** A review is closed when every transmitted document has a verdict. */
public class VerdictsMissing extends BrokenRule {

    private final transient List<String> codes;

    public VerdictsMissing(List<String> codes) {
        super("application.refused.verdicts-missing", "A verdict is missing on " + codes, codes.size());
        this.codes = List.copyOf(codes);
    }

    public List<String> codes() {
        return codes;
    }
}
