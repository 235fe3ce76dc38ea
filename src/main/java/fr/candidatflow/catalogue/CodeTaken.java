package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;

/** A code names one thing only. */
public class CodeTaken extends BrokenRule {

    CodeTaken(String code) {
        super("catalogue.refused.code-taken", "The code “%s” is already taken.".formatted(code), code);
    }
}
