package fr.candidatflow.workflow.rule;

import static fr.candidatflow.catalogue.ApplicationMode.DEMATERIALISED;
import static fr.candidatflow.catalogue.ApplicationMode.PAPER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.application.RequiredDocumentsRule;
import fr.candidatflow.application.RequiredDocumentsRule.DocumentDecision;
import fr.candidatflow.application.RequiredDocumentsRule.Fact;
import fr.candidatflow.support.ApplicationTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;

@ApplicationTest
class RequiredDocumentsRuleTest {

    @Autowired
    RequiredDocumentsRule rule;

    @Autowired
    MessageSource messages;

    @Test
    void asksAForeignCandidateWithAnEquivalenceForALevelOfFrench() {
        asks(rule.decide("FRENCH_LEVEL", "MA", "equivalence", DEMATERIALISED), "foreign-title");
        asks(rule.decide("FRENCH_LEVEL", "DE", "equivalence", PAPER), "foreign-title");
    }

    @Test
    void asksNobodyElseForALevelOfFrench() {
        spares(rule.decide("FRENCH_LEVEL", "FR", "equivalence", DEMATERIALISED), "french-known");
        spares(rule.decide("FRENCH_LEVEL", "MA", "general", DEMATERIALISED), "french-known");
        spares(rule.decide("FRENCH_LEVEL", "FR", "technological", PAPER), "french-known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
                "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
            })
    void sparesFreeMovementTheResidencePermit(String nationality) {
        spares(rule.decide("RESIDENCE_PERMIT", nationality, "general", DEMATERIALISED), "free-movement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB", "MA", "SN", "CN", "US", "TR"})
    void asksTheOthersForAResidencePermit(String nationality) {
        asks(rule.decide("RESIDENCE_PERMIT", nationality, "general", PAPER), "outside-free-movement");
    }

    @Test
    void asksEverybodyForAnyOtherDocumentOfTheTraining() {
        asks(rule.decide("IDENTITY", "FR", "general", DEMATERIALISED), "everybody");
        asks(rule.decide("PORTFOLIO", "BR", "equivalence", PAPER), "everybody");
        asks(rule.decide("CV", null, null, PAPER), "everybody");
    }

    @Test
    void tellsWhatADocumentDependsOn() {
        assertThat(rule.dependencies(List.of("FRENCH_LEVEL", "RESIDENCE_PERMIT", "CV")))
                .isEqualTo(Map.of(
                        "FRENCH_LEVEL", Set.of(Fact.NATIONALITY, Fact.BACCALAUREATE),
                        "RESIDENCE_PERMIT", Set.of(Fact.NATIONALITY),
                        "CV", Set.of()));
    }

    @Test
    void twoMoreRowsAskOneMoreDocumentOfForeignCandidatesOnly() throws IOException {
        // given
        var table = new ClassPathResource("processes/required-documents.dmn")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("<rule id=\"rule_everybody\">", """
                        <rule id="rule_campusFrance">
                          <inputEntry id="more_in1"><text>"CAMPUS_FRANCE"</text></inputEntry>
                          <inputEntry id="more_in2"><text>"FR"</text></inputEntry>
                          <inputEntry id="more_in3"><text></text></inputEntry>
                          <inputEntry id="more_in4"><text></text></inputEntry>
                          <outputEntry id="more_out1"><text>false</text></outputEntry>
                          <outputEntry id="more_out2"><text>"french-nationality"</text></outputEntry>
                        </rule>
                        <rule id="rule_campusFranceOthers">
                          <inputEntry id="others_in1"><text>"CAMPUS_FRANCE"</text></inputEntry>
                          <inputEntry id="others_in2"><text></text></inputEntry>
                          <inputEntry id="others_in3"><text></text></inputEntry>
                          <inputEntry id="others_in4"><text></text></inputEntry>
                          <outputEntry id="others_out1"><text>true</text></outputEntry>
                          <outputEntry id="others_out2"><text>"foreign-nationality"</text></outputEntry>
                        </rule>
                        <rule id="rule_everybody">""");
        var engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var decision = engine.parseDecision(
                "required-documents", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));

        // when / then
        for (var nationality : new String[] {"FR", "MA", "DE"}) {
            var result = engine.evaluateDecisionTable(
                            decision,
                            Variables.putValue("documentCode", "CAMPUS_FRANCE")
                                    .putValue("nationality", nationality)
                                    .putValue("baccalaureateFamily", "general")
                                    .putValue("mode", "PAPER"))
                    .getSingleResult();
            assertThat(result.<Boolean>getEntry("asked")).isEqualTo(!nationality.equals("FR"));
            assertThat(result.<String>getEntry("reason"))
                    .isEqualTo(nationality.equals("FR") ? "french-nationality" : "foreign-nationality");
        }
        hasASentence("french-nationality");
        hasASentence("foreign-nationality");
    }

    private void asks(DocumentDecision decision, String reason) {
        assertThat(decision)
                .extracting(DocumentDecision::asked, DocumentDecision::reason)
                .containsExactly(true, reason);
        hasASentence(reason);
    }

    private void spares(DocumentDecision decision, String reason) {
        assertThat(decision)
                .extracting(DocumentDecision::asked, DocumentDecision::reason)
                .containsExactly(false, reason);
        hasASentence(reason);
    }

    private void hasASentence(String reason) {
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(messages.getMessage("required-document." + reason, null, language))
                    .isNotBlank();
        }
    }
}
