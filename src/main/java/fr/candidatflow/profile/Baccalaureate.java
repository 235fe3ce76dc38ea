package fr.candidatflow.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;

/** The baccalaureate or what stands for it (S20-S24); without one, only the series is known (S22). */
@Embeddable
record Baccalaureate(
        @Column(name = "baccalaureate_held") Boolean held,
        @Column(name = "baccalaureate_year") Integer year,
        @Column(name = "baccalaureate_series") String series,

        @Enumerated(EnumType.STRING) @Column(name = "baccalaureate_honours")
        Honours honours,

        @Column(name = "baccalaureate_country") String country,
        @Column(name = "baccalaureate_department") String department,
        @Column(name = "baccalaureate_school") String school) {

    static final int FIRST_YEAR = 1900;
    static final int SCHOOL_LENGTH = 200;

    Baccalaureate {
        department = Countries.FRANCE.equals(country) ? department : null;
    }

    static Baccalaureate none(String series) {
        return new Baccalaureate(false, null, series, null, null, null, null);
    }

    static boolean possibleYear(Integer year, LocalDate today) {
        return year != null && year >= FIRST_YEAR && year <= today.getYear();
    }

    /** The school is asked of those who passed a baccalaureate in France: an equivalence has none. */
    List<Problem> problems(SeriesList seriesList, LocalDate today) {
        var checks = new Checks();
        if (!held) {
            if (!seriesList.withoutBaccalaureate().code().equals(series)) {
                checks.refuse("series", "missing");
            }
        } else if (!possibleYear(year, today)) {
            checks.refuse("year", "missing", String.valueOf(FIRST_YEAR), String.valueOf(today.getYear()));
        } else {
            var chosen = seriesList.find(series).filter(one -> one.offeredIn(year));
            if (chosen.isEmpty()) {
                checks.refuse("series", "missing");
            }
            checks.country("country", country);
            boolean french = Countries.FRANCE.equals(country);
            if (french && chosen.isPresent() && !chosen.get().equivalence()) {
                if (!Departments.exists(department)) {
                    checks.refuse("department", "missing");
                }
                checks.text("school", school, SCHOOL_LENGTH);
            } else {
                if (department != null && !Departments.exists(department)) {
                    checks.refuse("department", "missing");
                }
                checks.optionalText("school", school, SCHOOL_LENGTH);
            }
        }
        return checks.problems();
    }
}
