package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IneTest {

    @ParameterizedTest
    @ValueSource(strings = {"0123456789M", "2501234567A", "9876543210E"})
    void acceptsABea23WithItsLetter(String ine) {
        assertThat(new Ine(ine).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A2B3C4D5E0", "0ABCDEFGH19", "01234567895"})
    void acceptsANne36WithItsDigit(String ine) {
        assertThat(new Ine(ine).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789AB", "000000000ZZ"})
    void acceptsAnInesByItsShape(String ine) {
        assertThat(new Ine(ine).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789N, key, a BEA23 with the next letter",
        "0123456798M, key, a BEA23 with two digits swapped",
        "0123456789I, key, a letter that is no key of a BEA23",
        "1111111111U, key, a BEA23 of one digit only",
        "1A2B3C4D5E1, key, a NNE36 with another digit",
        "1A2B3C4D6E0, key, a NNE36 with another letter in it",
        "11111111115, key, a NNE36 of one digit only",
        "ABCDEFGHIJ5, key, a NNE36 of letters only",
        "12345678AAB, shape, an INES of eight digits",
        "A23456789AB, shape, a letter first and two last",
        "123456789A-, shape, a sign",
        "12345678É1A, shape, an accent",
        "012345678M, length, one character short",
        "0123456789MM, length, one character too many"
    })
    void refusesWithTheReason(String ine, String reason, String why) {
        assertThat(new Ine(ine).problems())
                .as(why)
                .extracting(Problem::messageKey)
                .containsExactly("profile.problem.ine." + reason);
    }

    @Test
    void readsItWithSpacesAndInSmallLetters() {
        assertThat(Ine.typed(" 0123 456 789\u00a0m ")).isEqualTo(new Ine("0123456789M"));
        assertThat(Ine.typed("  ")).isNull();
    }
}
