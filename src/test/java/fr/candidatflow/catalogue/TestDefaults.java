package fr.candidatflow.catalogue;

import java.time.LocalDate;

/** The tests' file of defaults, with dates around a day. */
final class TestDefaults {

    private TestDefaults() {}

    /** Opened ten days ago; closes in 30 days, return in 45, publication in 60, answer in 75, waiting list in 90; the campaign ends in 240. */
    static String around(LocalDate today, String campaign) {
        return CatalogueDefaultsTest.YAML
                .replaceFirst("(?s)centres:.*", "")
                .replace("code: \"essai\"", "code: \"%s\"".formatted(campaign))
                .replace("starts-on: 2026-11-02", "starts-on: " + today.minusDays(20))
                .replace("ends-on: 2027-07-15", "ends-on: " + today.plusDays(240))
                .replace("opens-on: 2026-11-02", "opens-on: " + today.minusDays(10))
                .replace("2027-03-31", today.plusDays(30).toString())
                .replace("2027-04-15", today.plusDays(45).toString())
                .replace("2027-05-31", today.plusDays(60).toString())
                .replace("2027-06-15", today.plusDays(75).toString())
                .replace("closes-on: 2027-07-15", "closes-on: " + today.plusDays(90));
    }
}
