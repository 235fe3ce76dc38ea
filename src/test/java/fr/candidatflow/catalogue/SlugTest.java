package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCIENCES, TECHNOLOGIES, SANTÉ | sciences-technologies-sante",
                "Cœur & Âme | coeur-ame",
                "CULTURES DE L'OCÉAN INDIEN | cultures-de-l-ocean-indien",
                "DROIT, ECONOMIE, GESTION ET SCIENCE POLITIQUE | droit-economie-gestion-et-science",
                "SCIENCES DE LA VIE ET DE L'ENVIRONNEMENT | sciences-de-la-vie-et-de-l-environnement"
            })
    void isShortAndMadeOfSmallLettersDigitsAndHyphens(String text, String expected) {
        assertThat(Slug.of(text)).isEqualTo(expected).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH);
    }

    @Test
    void cutsASingleWordThatIsTooLong() {
        assertThat(Slug.of("a".repeat(50))).isEqualTo("a".repeat(40));
    }

    @Test
    void foldsAccentsCaseAndApostrophes() {
        assertThat(Slug.fold("Éco-gestion d’Œuvre")).isEqualTo("eco-gestion d'oeuvre");
    }
}
