package fr.candidatflow.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.regex.Pattern;

/** Where letters reach the candidate (S19). The postal code has five digits in France; abroad it is free and may be missing. */
@Embeddable
record Address(
        @Column(name = "address_country") String country,
        @Column(name = "address_line_1") String line1,
        @Column(name = "address_line_2") String line2,
        @Column(name = "address_line_3") String line3,
        @Column(name = "address_postal_code") String postalCode,
        @Column(name = "address_town") String town) {

    static final int LINE_LENGTH = 100;
    static final int POSTAL_CODE_LENGTH = 10;

    private static final Pattern FRENCH_POSTAL_CODE = Pattern.compile("[0-9]{5}");

    List<Problem> problems() {
        var checks = new Checks();
        checks.country("country", country);
        checks.text("line1", line1, LINE_LENGTH);
        checks.optionalText("line2", line2, LINE_LENGTH);
        checks.optionalText("line3", line3, LINE_LENGTH);
        if (Countries.FRANCE.equals(country)) {
            if (postalCode == null || !FRENCH_POSTAL_CODE.matcher(postalCode).matches()) {
                checks.refuse("postalCode", "french");
            }
        } else {
            checks.optionalText("postalCode", postalCode, POSTAL_CODE_LENGTH);
        }
        checks.text("town", town, LINE_LENGTH);
        return checks.problems();
    }
}
