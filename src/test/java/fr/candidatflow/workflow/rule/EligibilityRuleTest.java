package fr.candidatflow.workflow.rule;

import static fr.candidatflow.catalogue.Availability.CLOSED;
import static fr.candidatflow.catalogue.Availability.NOT_YET_OPEN;
import static fr.candidatflow.catalogue.Availability.OPEN;
import static fr.candidatflow.catalogue.Availability.OUT_OF_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.application.EligibilityRule;
import fr.candidatflow.application.EligibilityRule.Eligibility;
import fr.candidatflow.support.ApplicationTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@ApplicationTest
class EligibilityRuleTest {

    private static final int LIMIT = 20;

    @Autowired
    EligibilityRule rule;

    @Autowired
    MessageSource messages;

    @Test
    void allowsACompleteProfileOnATrainingThatIsOpen() {
        assertThat(rule.decide(null, true, OPEN, false, 0, LIMIT))
                .extracting(Eligibility::allowed, Eligibility::reason)
                .containsExactly(true, "allowed");
        assertThat(rule.decide(null, true, OPEN, false, 19, LIMIT).allowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INE", "PERSONAL_INFORMATION", "ADDRESS", "BACCALAUREATE"})
    void namesTheMissingBlockBeforeAnythingElse(String block) {
        refuses(rule.decide(block, false, OUT_OF_SERVICE, true, 20, LIMIT), "profile-incomplete." + block);
    }

    @Test
    void refusesATrainingOutOfServiceBeforeItsDates() {
        refuses(rule.decide(null, false, OUT_OF_SERVICE, true, 20, LIMIT), "out-of-service");
    }

    @Test
    void refusesWhatIsNotOpenTodayBeforeASecondApplication() {
        refuses(rule.decide(null, true, NOT_YET_OPEN, true, 20, LIMIT), "not-yet-open");
        refuses(rule.decide(null, true, CLOSED, true, 20, LIMIT), "closed");
    }

    @Test
    void refusesASecondApplicationBeforeTheLimit() {
        refuses(rule.decide(null, true, OPEN, true, 20, LIMIT), "already-applied");
    }

    @Test
    void refusesOnceTheLimitIsReachedWhateverItIs() {
        refuses(rule.decide(null, true, OPEN, false, 20, LIMIT), "limit-reached");
        refuses(rule.decide(null, true, OPEN, false, 3, 3), "limit-reached");
        refuses(rule.decide(null, true, OPEN, false, 21, LIMIT), "limit-reached");
    }

    /** Refused, for this reason, and the reason has its sentence in both languages. */
    private void refuses(Eligibility decision, String reason) {
        assertThat(decision)
                .extracting(Eligibility::allowed, Eligibility::reason)
                .containsExactly(false, reason);
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(messages.getMessage("eligibility." + reason, new Object[] {LIMIT}, language))
                    .isNotBlank();
        }
    }
}
