package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A file is submitted only with the sworn statement that it is sincere. */
public class CertificationMissing extends BrokenRule {

    public CertificationMissing() {
        super("application.refused.certification-missing", "The statement that the file is sincere must be accepted");
    }
}
