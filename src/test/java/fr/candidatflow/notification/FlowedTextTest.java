package fr.candidatflow.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.support.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowedTextTest {

    private static final String LINK = "http://localhost:8080/account/activation?token=" + "a".repeat(90);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bonjour,",
                "Bonjour Zoé,\n\n- un\n- deux\n",
                "Le lien et le mot de passe à usage unique sont valables jusqu’au lundi 1er mars 2027 à 23\u00a0h\u00a059"
                        + " (heure de Paris). Passé cette date, le compte non activé est supprimé.",
            })
    void isReadAsItWasWritten(String text) {
        assertThat(Mailbox.unfolded(FlowedText.of(text))).isEqualTo(text + "\n");
    }

    @Test
    void breaksNoLinkAndNoUnbreakableSpace() {
        assertThat(FlowedText.of("Ouvrez " + LINK)).isEqualTo("Ouvrez \r\n" + LINK + "\r\n");
        assertThat(FlowedText.of("x".repeat(70) + " jusqu’à 23\u00a0h\u00a059").lines())
                .containsExactly("x".repeat(70) + " ", "jusqu’à 23\u00a0h\u00a059");
    }
}
