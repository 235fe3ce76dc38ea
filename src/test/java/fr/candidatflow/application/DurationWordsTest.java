package fr.candidatflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT10S, 1 minute, 1 minute",
        "PT95M, 95 minutes, 95 minutes",
        "PT2H40M, 3 hours, 3 heures",
        "PT47H, 47 hours, 47 heures",
        "P3DT13H, 4 days, 4 jours"
    })
    void roundsToOneUnit(Duration duration, String english, String french) {
        assertThat(words(Locale.ENGLISH).about(duration)).isEqualTo(english);
        assertThat(words(Locale.FRENCH).about(duration)).isEqualTo(french);
    }

    @ParameterizedTest
    @CsvSource({
        "P2DT3H59M, 2 days 3 hours, 2 jours 3 heures",
        "P1DT59M, 1 day, 1 jour",
        "PT23H1M, 23 hours 1 minute, 23 heures 1 minute",
        "PT2H, 2 hours, 2 heures",
        "PT59S, less than a minute, moins d’une minute"
    })
    void neverPromisesMoreThanIsLeft(Duration duration, String english, String french) {
        assertThat(words(Locale.ENGLISH).left(duration)).isEqualTo(english);
        assertThat(words(Locale.FRENCH).left(duration)).isEqualTo(french);
    }

    private static DurationWords words(Locale locale) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new DurationWords(messages, locale);
    }
}
