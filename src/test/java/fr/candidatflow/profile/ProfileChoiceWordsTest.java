package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ProfileChoiceWordsTest {

    @ParameterizedTest
    @CsvSource({
        "nationality, DE, Germany, Allemagne",
        "birthCountry, XK, Kosovo, Kosovo",
        "civility, MME, Ms, Mme",
        "honours, GOOD, Good (bien), Bien",
        "obtained, IN_PROGRESS, In progress, En cours",
        "diplomaType, DOCTORATE, Doctorate, Doctorat",
        "route, foreign, 'A foreign secondary school diploma, or the International Baccalaureate', 'Un diplôme étranger de fin d’études secondaires, ou le baccalauréat international'",
        "series, 0031, 0031 – Titre étranger admis en équivalence, 0031 – Titre étranger admis en équivalence"
    })
    void aChoiceIsReadInWords(String field, String code, String english, String french) {
        assertThat(words().of(field, code, Locale.ENGLISH)).isEqualTo(english);
        assertThat(words().of(field, code, Locale.FRENCH)).isEqualTo(french);
    }

    @ParameterizedTest
    @CsvSource({"country, ??", "series, 99999", "honours, {0}", "route, elsewhere", "town, FR"})
    void whatIsNoChoiceStaysAsItWasTyped(String field, String typed) {
        assertThat(words().of(field, typed, Locale.ENGLISH)).isEqualTo(typed);
    }

    private static ProfileChoiceWords words() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new ProfileChoiceWords(new SeriesList(), messages);
    }
}
