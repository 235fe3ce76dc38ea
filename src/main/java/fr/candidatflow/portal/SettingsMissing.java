package fr.candidatflow.portal;

import java.util.List;

/** The environment lacks what production needs. */
class SettingsMissing extends RuntimeException {

    SettingsMissing(List<String> names) {
        super("CandidatFlow does not start in production without " + String.join(", ", names) + ".");
    }
}
