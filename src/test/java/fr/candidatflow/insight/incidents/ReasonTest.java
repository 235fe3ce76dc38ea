package fr.candidatflow.insight.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void leavesOutWhatDiffersFromOneFailureToTheNext() {
        assertThat(Reason.of("550 5.1.1 <claire.martin@example.org>: no such user at 127.0.0.1, 40125"))
                .isEqualTo("550 5.1.1 <…>: no such user at 127.0.0.1, …");
        assertThat(Reason.of("Application 6f1c2a52-8a1e-4b0b-9a53-0a3a2f1b7c11 of K7W2M9PX is locked by Job@1f3a9c"))
                .isEqualTo("Application … of … is locked by Job…");
    }

    @Test
    void keepsOtherFailuresApart() {
        assertThat(Reason.of("421 Try later")).isNotEqualTo(Reason.of("554 Refused"));
        assertThat(Reason.of("Unknown property used in expression: ${mailRound}"))
                .isEqualTo("Unknown property used in expression: ${mailRound}");
    }

    @Test
    void takesTheFirstLineAndNoMoreThanFits() {
        assertThat(Reason.of("\nFirst\nSecond")).isEqualTo("First");
        assertThat(Reason.of("x ".repeat(500))).hasSize(300).endsWith("…");
        assertThat(Reason.of(null)).isEqualTo("No message");
        assertThat(Reason.of(" ")).isEqualTo("No message");
    }
}
