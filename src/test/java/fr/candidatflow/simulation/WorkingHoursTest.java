package fr.candidatflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final WorkingHours hours = new WorkingHours(PARIS);

    @ParameterizedTest
    @CsvSource({
        "2021-06-04T10:30, 2021-06-04T10:30",
        "2021-06-04T07:00, 2021-06-04T09:00",
        "2021-06-04T17:00, 2021-06-07T09:00",
        "2021-06-05T12:00, 2021-06-07T09:00",
        "2021-06-06T23:59, 2021-06-07T09:00"
    })
    void somebodyIsThereFromNineToFiveOnWeekdays(String moment, String there) {
        assertThat(hours.from(at(moment))).isEqualTo(at(there));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-04T10:00, PT2H, 2021-06-04T12:00",
        "2021-06-04T16:00, PT2H, 2021-06-07T10:00",
        "2021-06-05T16:00, PT9H, 2021-06-08T10:00",
        "2021-06-04T09:00, PT40H, 2021-06-11T09:00"
    })
    void workGoesOnTheNextWorkingDay(String begun, Duration work, String done) {
        assertThat(hours.after(at(begun), work)).isEqualTo(at(done));
    }

    @Test
    void theSamePersonHasTheSameDiceAndOthersHaveTheirOwn() {
        assertThat(new Draw(1, "Zoé").uniform())
                .isEqualTo(new Draw(1, "Zoé").uniform())
                .isNotEqualTo(new Draw(1, "Hugo").uniform())
                .isNotEqualTo(new Draw(2, "Zoé").uniform());
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(PARIS).toInstant();
    }
}
