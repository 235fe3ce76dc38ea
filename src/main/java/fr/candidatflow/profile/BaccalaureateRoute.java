package fr.candidatflow.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate has, in plain words; it decides which series fit, so that a foreign title leads to 0031 (S23) and a French
 * school abroad to a French series (S24).
 */
enum BaccalaureateRoute {
    FRENCH("french"),
    FRENCH_ABROAD("french-abroad"),
    FOREIGN("foreign"),
    OTHER_TITLE("other-title"),
    NONE("none");

    private final String path;

    BaccalaureateRoute(String path) {
        this.path = path;
    }

    /** Its name in addresses and in {@code profile.route.<path>}. */
    String path() {
        return path;
    }

    static Optional<BaccalaureateRoute> at(String path) {
        return Arrays.stream(values()).filter(route -> route.path.equals(path)).findFirst();
    }

    static BaccalaureateRoute of(Baccalaureate baccalaureate, SeriesList seriesList) {
        if (!baccalaureate.held()) {
            return NONE;
        }
        boolean france = Countries.FRANCE.equals(baccalaureate.country());
        return seriesList
                .find(baccalaureate.series())
                .map(series -> series.foreignTitle()
                        ? FOREIGN
                        : series.equivalence() ? OTHER_TITLE : france ? FRENCH : FRENCH_ABROAD)
                .orElseThrow();
    }

    /** The series that this route leads to in that year. */
    List<Series> series(SeriesList seriesList, int year) {
        return seriesList.offeredIn(year).stream()
                .filter(series -> switch (this) {
                    case FRENCH, FRENCH_ABROAD -> !series.equivalence();
                    case FOREIGN -> series.foreignTitle();
                    case OTHER_TITLE -> series.equivalence() && !series.foreignTitle();
                    case NONE -> false;
                })
                .toList();
    }

    /** Whether it was passed in France for certain, so that the country is not asked. */
    boolean inFrance() {
        return this == FRENCH || this == OTHER_TITLE;
    }
}
