package fr.candidatflow.workflow.staff;

import java.util.List;

/** The demo password, which everybody can read in the sources, opens these accounts. */
class DemoPasswordFound extends RuntimeException {

    DemoPasswordFound(List<String> users) {
        super("CandidatFlow does not start in production while the demo password opens the staff accounts of "
                + String.join(", ", users) + ".");
    }
}
