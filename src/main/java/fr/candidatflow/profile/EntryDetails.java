package fr.candidatflow.profile;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of a list: a year of study ({@code label} is the diploma's title, {@code organisation} the school), an internship
 * (no label), or a job ({@code label} is the position). What a kind does not ask stays null.
 */
@Embeddable
record EntryDetails(
        Integer year,
        String label,
        String organisation,
        String country,
        @Enumerated(EnumType.STRING) DiplomaType diplomaType,
        @Enumerated(EnumType.STRING) Obtained obtained,
        @Enumerated(EnumType.STRING) Honours honours,
        String duration,
        Integer hoursPerWeek,
        String description) {

    static final int LABEL_LENGTH = 255;
    static final int ORGANISATION_LENGTH = 200;
    static final int DURATION_LENGTH = 20;
    static final int DESCRIPTION_LENGTH = 500;
    static final int HOURS_OF_A_WEEK = 168;

    List<Problem> problems(EntryKind kind, LocalDate today) {
        var checks = new Checks();
        int lastYear = today.getYear() + 1;
        if (year == null || year < Baccalaureate.FIRST_YEAR || year > lastYear) {
            checks.refuse("year", "missing", String.valueOf(Baccalaureate.FIRST_YEAR), String.valueOf(lastYear));
        }
        switch (kind) {
            case CURRICULUM -> {
                checks.given("diplomaType", diplomaType);
                checks.text("label", label, LABEL_LENGTH);
                checks.text("organisation", organisation, ORGANISATION_LENGTH);
                checks.country("country", country);
                checks.given("obtained", obtained);
            }
            case INTERNSHIP -> {
                checks.text("organisation", organisation, ORGANISATION_LENGTH);
                checks.text("duration", duration, DURATION_LENGTH);
                if (hoursPerWeek != null && (hoursPerWeek < 1 || hoursPerWeek > HOURS_OF_A_WEEK)) {
                    checks.refuse("hoursPerWeek", "impossible", HOURS_OF_A_WEEK);
                }
                checks.text("description", description, DESCRIPTION_LENGTH);
            }
            case EXPERIENCE -> {
                checks.text("label", label, LABEL_LENGTH);
                checks.text("organisation", organisation, ORGANISATION_LENGTH);
                checks.text("duration", duration, DURATION_LENGTH);
                checks.optionalText("description", description, DESCRIPTION_LENGTH);
            }
        }
        return checks.problems();
    }
}
