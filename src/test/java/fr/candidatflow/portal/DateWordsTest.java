package fr.candidatflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {

    @ParameterizedTest
    @CsvSource({
        "2027-03-01, 1 March 2027, 1er mars 2027",
        "2027-08-11, 11 August 2027, 11 août 2027",
        "2027-01-21, 21 January 2027, 21 janvier 2027"
    })
    void theFirstOfAMonthIsAnOrdinalInFrench(LocalDate day, String english, String french) {
        assertThat(DateWords.day(day, Locale.ENGLISH)).isEqualTo(english);
        assertThat(DateWords.day(day, Locale.UK)).isEqualTo(english);
        assertThat(DateWords.day(day, Locale.FRENCH)).isEqualTo(french);
    }

    @ParameterizedTest
    @CsvSource({"09:05, 09:05, 9_h_05", "23:59, 23:59, 23_h_59", "00:00, 00:00, 0_h_00"})
    void aFrenchTimeHasItsHAndNoLeadingZero(LocalTime time, String english, String french) {
        assertThat(DateWords.time(time, Locale.ENGLISH)).isEqualTo(english);
        assertThat(DateWords.time(time, Locale.FRENCH)).isEqualTo(french.replace('_', '\u00a0'));
    }
}
