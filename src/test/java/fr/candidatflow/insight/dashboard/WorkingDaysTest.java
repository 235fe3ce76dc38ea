package fr.candidatflow.insight.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private final WorkingDays france = new WorkingDays("FR");

    @Test
    void aFortnightHasTenWorkingDaysWithoutTheHolidaysInIt() {
        assertThat(france.among(14, LocalDate.of(2029, 3, 15))).isEqualTo(10);
        assertThat(france.among(14, LocalDate.of(2029, 5, 15)))
                .as("the eighth of May and Ascension")
                .isEqualTo(8);
        assertThat(france.among(14, LocalDate.of(2029, 5, 14)))
                .as("and the first")
                .isEqualTo(7);
        assertThat(france.among(14, LocalDate.of(2029, 5, 21)))
                .as("the eighth, Ascension and Whit Monday")
                .isEqualTo(7);
    }

    @Test
    void aHolidayOnASundayTakesNoWorkingDay() {
        // All Saints' Day of 2026.
        assertThat(france.among(7, LocalDate.of(2026, 11, 3))).isEqualTo(5);
    }

    @Test
    void countsOnFromADayOverWeekendsAndHolidays() {
        var monday = LocalDate.of(2029, 5, 7);

        assertThat(france.later(monday, 0)).isEqualTo(monday);
        assertThat(france.later(monday, 1)).isEqualTo(LocalDate.of(2029, 5, 9));
        assertThat(france.later(monday, 2)).isEqualTo(LocalDate.of(2029, 5, 11));
        assertThat(france.later(monday, 3)).isEqualTo(LocalDate.of(2029, 5, 14));
    }

    @Test
    void aRegionHasItsOwnHolidaysToo() {
        // Good Friday.
        var thursday = LocalDate.of(2029, 3, 29);

        assertThat(france.later(thursday, 1)).isEqualTo(LocalDate.of(2029, 3, 30));
        assertThat(new WorkingDays("FR-67").later(thursday, 1)).isEqualTo(LocalDate.of(2029, 4, 3));
        assertThat(new WorkingDays("fr-69m").later(thursday, 1)).isEqualTo(LocalDate.of(2029, 3, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "FR-", "FR-999", "France", "FR-67-1"})
    void aPlaceWhoseHolidaysNobodyKnowsIsRefusedAtTheStart(String place) {
        assertThatThrownBy(() -> new WorkingDays(place))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + place + "\"");
    }
}
