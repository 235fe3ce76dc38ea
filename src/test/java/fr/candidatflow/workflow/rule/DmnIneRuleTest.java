package fr.candidatflow.workflow.rule;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.profile.IneRule;
import fr.candidatflow.profile.IneRule.IneRequirement;
import fr.candidatflow.support.ApplicationTest;
import java.util.Locale;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@ApplicationTest
class DmnIneRuleTest {

    @Autowired
    IneRule rule;

    @Autowired
    HistoryService history;

    @Autowired
    MessageSource messages;

    @Test
    void asksAFrenchCandidateWithAFrenchBaccalaureate() {
        decides(rule.decide("FR", true, 2020, true), true, "french-baccalaureate");
    }

    @Test
    void neverAsksAForeignCandidate() {
        decides(rule.decide("SN", true, 2020, true), false, "foreign-nationality");
        decides(rule.decide("BE", false, null, false), false, "foreign-nationality");
    }

    @Test
    void doesNotAskWhoHasNoBaccalaureate() {
        decides(rule.decide("FR", false, null, false), false, "no-baccalaureate");
    }

    @Test
    void doesNotAskForABaccalaureateOfBefore1995WhateverItsSeries() {
        decides(rule.decide("FR", true, 1994, true), false, "before-1995");
        decides(rule.decide("FR", true, 1994, false), false, "before-1995");
        decides(rule.decide("FR", true, 1995, true), true, "french-baccalaureate");
    }

    @Test
    void doesNotAskForASeriesWithoutIne() {
        decides(rule.decide("FR", true, 2020, false), false, "series-without-ine");
    }

    @Test
    void leavesNoTraceOfTheCandidateInTheHistory() {
        // given
        long before = decisionsInTheHistory();

        // when
        rule.decide("FR", true, 2020, true);

        // then
        assertThat(decisionsInTheHistory()).isEqualTo(before);
    }

    private long decisionsInTheHistory() {
        return history.createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(DmnIneRule.DECISION)
                .count();
    }

    /** As expected, and the reason has its sentence in both languages. */
    private void decides(IneRequirement decision, boolean required, String reason) {
        assertThat(decision).isEqualTo(new IneRequirement(required, reason));
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(messages.getMessage("profile.ine.reason." + reason, null, language))
                    .isNotBlank();
        }
    }
}
