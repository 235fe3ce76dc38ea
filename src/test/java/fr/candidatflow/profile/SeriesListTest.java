package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesListTest {

    private final SeriesList series = new SeriesList();

    @Test
    void offersTheSeriesOfTheYear() {
        assertThat(series.offeredIn(2021))
                .extracting(Series::code)
                .contains("NBGE", "STMG", "0031")
                .doesNotContain("S");
        assertThat(series.offeredIn(2020))
                .extracting(Series::code)
                .contains("S", "ES", "L", "0031")
                .doesNotContain("NBGE");
        assertThat(series.offeredIn(1994))
                .extracting(Series::code)
                .contains("C", "D", "G2", "0021")
                .doesNotContain("S");
        assertThat(series.offeredIn(1986))
                .extracting(Series::code)
                .contains("C")
                .doesNotContain("0021");
    }

    @Test
    void offersNoSeriesTwiceInAYear() {
        for (int year = Baccalaureate.FIRST_YEAR; year <= 2030; year++) {
            assertThat(series.offeredIn(year)).extracting(Series::code).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsTheOnlySeriesWithoutABaccalaureateToThoseWhoHaveNone() {
        assertThat(series.withoutBaccalaureate().code()).isEqualTo("0000");
        assertThat(series.offeredIn(2021)).extracting(Series::code).doesNotContain("0000");
    }

    @Test
    void namesTheForeignTitleAsTheGuideDoes() {
        assertThat(series.find("0031").orElseThrow().title()).isEqualTo("0031 – Titre étranger admis en équivalence");
    }
}
