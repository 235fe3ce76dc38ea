package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;
import java.util.List;

/** Every mandatory document is transmitted or not concerned before a file is submitted, and no rejected one is left (decision 8). */
public class DocumentsMissing extends BrokenRule {

    private final transient List<String> codes;

    public DocumentsMissing(List<String> codes) {
        super("application.refused.documents-missing", "Documents are missing: " + codes, codes.size());
        this.codes = List.copyOf(codes);
    }

    public List<String> codes() {
        return codes;
    }
}
