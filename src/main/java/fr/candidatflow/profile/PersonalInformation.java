package fr.candidatflow.profile;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;

/** Who the candidate is (S18). Names stay as typed; what is optional and not given is null. */
@Embeddable
record PersonalInformation(
        String nationality,
        @Enumerated(EnumType.STRING) Civility civility,
        String birthName,
        String usualName,
        String firstName,
        String otherFirstNames,
        LocalDate birthDate,
        String birthCountry,
        String birthDepartment,
        String birthTown,
        String phone,
        String mobile) {

    static final int MIN_AGE = 10;
    static final int MAX_AGE = 100;
    static final int TOWN_LENGTH = 100;

    PersonalInformation {
        birthDepartment = Countries.FRANCE.equals(birthCountry) ? birthDepartment : null;
    }

    List<Problem> problems(LocalDate today) {
        var checks = new Checks();
        checks.country("nationality", nationality);
        checks.given("civility", civility);
        checks.name("birthName", birthName);
        checks.optionalName("usualName", usualName);
        checks.name("firstName", firstName);
        checks.optionalName("otherFirstNames", otherFirstNames);
        if (checks.given("birthDate", birthDate)) {
            if (birthDate.isAfter(today.minusYears(MIN_AGE))) {
                checks.refuse("birthDate", "too-young", MIN_AGE);
            } else if (birthDate.isBefore(today.minusYears(MAX_AGE))) {
                checks.refuse("birthDate", "too-old", MAX_AGE);
            }
        }
        checks.country("birthCountry", birthCountry);
        if (Countries.FRANCE.equals(birthCountry) && !Departments.exists(birthDepartment)) {
            checks.refuse("birthDepartment", "missing");
        }
        checks.text("birthTown", birthTown, TOWN_LENGTH);
        checks.optionalPhone("phone", phone);
        checks.optionalPhone("mobile", mobile);
        return checks.problems();
    }
}
