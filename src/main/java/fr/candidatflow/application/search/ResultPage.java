package fr.candidatflow.application.search;

import java.util.List;

/** A part of the list; {@code earlier} and {@code later} tell whether there is a page on that side. */
record ResultPage(List<FoundApplication> applications, boolean earlier, boolean later) {

    String first() {
        return applications.get(0).number();
    }

    String last() {
        return applications.get(applications.size() - 1).number();
    }
}
