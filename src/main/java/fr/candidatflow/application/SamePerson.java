package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** Four eyes: who validates an opinion is not who entered it (decision 11). */
public class SamePerson extends BrokenRule {

    public SamePerson() {
        super(
                "application.refused.same-person",
                "The opinion must be validated by another person than the one who entered it");
    }
}
