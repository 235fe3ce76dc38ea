package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class CatalogueDefaultsTest {

    static final String YAML = """
            campaign:
              code: "essai"
              label: {fr: Campagne d’essai, en: Trial campaign}
              starts-on: 2026-11-02
              ends-on: 2027-07-15
            general:
              email: candidatures@example.org
              mode: DEMATERIALISED
              dates:
                opens-on: 2026-11-02
                closes-on: 2027-03-31
                return-on: 2027-04-15
                publishes-on: 2027-05-31
                answer-on: 2027-06-15
                waiting-list-closes-on: 2027-07-15
              documents:
                - code: IDENTITY
                  label: {fr: Pièce d’identité, en: Identity document}
                - code: CV
                  label: {fr: CV, en: CV}
                  hint: {fr: Deux pages., en: Two pages.}
                  mandatory: false
            centres:
              droit-essai:
                label: Faculté de droit
                email: droit@example.org
                postal-address: |
                  Faculté de droit
                  54000 NANCY
                mode: PAPER
                dates:
                  closes-on: 2027-03-15
                documents:
                  - code: CV
                    label: {fr: Curriculum, en: Curriculum}
                  - code: PORTFOLIO
                    label: {fr: Dossier, en: Portfolio}
                    not-concerned-allowed: true
                without-documents: [IDENTITY]
            """;

    private static CatalogueDefaults read(String yaml) {
        return CatalogueDefaults.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ImportRefused.class).hasMessageContaining(sentence);
    }

    @Test
    void everyCentreHasTheGeneralDefaults() {
        // when
        var settings = read(YAML).of("any-other-centre");

        // then
        assertThat(settings.mode()).isEqualTo(ApplicationMode.DEMATERIALISED);
        assertThat(settings.email()).isEqualTo("candidatures@example.org");
        assertThat(settings.label()).isNull();
        assertThat(settings.postalAddress()).isNull();
        assertThat(settings.dates().closesOn()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(settings.documents())
                .containsExactly(
                        new RequiredDocument(
                                "IDENTITY",
                                new LocalizedText("Pièce d’identité", "Identity document"),
                                null,
                                true,
                                false,
                                null),
                        new RequiredDocument(
                                "CV",
                                new LocalizedText("CV", "CV"),
                                new LocalizedText("Deux pages.", "Two pages."),
                                false,
                                false,
                                null));
    }

    @Test
    void aCentreSaysOnlyWhatDiffers() {
        // when
        var settings = read(YAML).of("droit-essai");

        // then
        assertThat(settings.mode()).isEqualTo(ApplicationMode.PAPER);
        assertThat(settings.email()).isEqualTo("droit@example.org");
        assertThat(settings.label()).isEqualTo("Faculté de droit");
        assertThat(settings.postalAddress()).isEqualTo("Faculté de droit\n54000 NANCY\n");
        assertThat(settings.dates().closesOn()).isEqualTo(LocalDate.of(2027, 3, 15));
        assertThat(settings.dates().returnOn()).isEqualTo(LocalDate.of(2027, 4, 15));
        assertThat(settings.documents()).extracting(RequiredDocument::code).containsExactly("CV", "PORTFOLIO");
        assertThat(settings.documents().get(0).mandatory()).isTrue();
        assertThat(settings.documents().get(1).notConcernedAllowed()).isTrue();
    }

    @Test
    void remindersAreTheCentresElseTheGeneralOnesElseTheUsual() {
        // given
        var defaults = read(
                YAML.replaceFirst("  documents:", "  reminders: {submission: [14, 7, 2], answer: []}\n  documents:")
                        .replace("    mode: PAPER\n", "    mode: PAPER\n    reminders: {correction: [1]}\n"));

        // then
        assertThat(read(YAML).of("").reminders())
                .isEqualTo(new ReminderDays(List.of(7, 2), List.of(7, 2), List.of(7, 2)));
        assertThat(defaults.of("").reminders())
                .isEqualTo(new ReminderDays(List.of(14, 7, 2), List.of(7, 2), List.of()));
        assertThat(defaults.of("droit-essai").reminders())
                .isEqualTo(new ReminderDays(List.of(14, 7, 2), List.of(1), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7, 7]", "[-1]", "[91]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]"})
    void refusesRemindersThatMakeNoSense(String days) {
        refused(
                YAML.replaceFirst("  documents:", "  reminders: {answer: " + days + "}\n  documents:"),
                "The defaults of general: “reminders, answer” is a list of at most 10 different numbers of days");
    }

    @Test
    void publicationMayBeLeftOut() {
        assertThat(read(YAML.replace("    publishes-on: 2027-05-31\n", ""))
                        .of("")
                        .dates()
                        .publishesOn())
                .isNull();
    }

    @Test
    void refusesDatesOutOfOrderNamingThePlace() {
        refused(
                YAML.replace("return-on: 2027-04-15", "return-on: 2027-03-30"),
                "The defaults of general: The return date (2027-03-30) is before the closing date (2027-03-31).");
        refused(
                YAML.replace("closes-on: 2027-03-15", "closes-on: 2026-10-15"),
                "The defaults of centre droit-essai: The closing date (2026-10-15) is before the opening date (2026-11-02).");
        refused(
                YAML.replace("    opens-on: 2026-11-02", "    opens-on: 2026-11-01"),
                "The opening date (2026-11-01) is before the campaign start date (2026-11-02).");
        refused(
                YAML.replace("  ends-on: 2027-07-15", "  ends-on: 2027-07-14"),
                "The campaign end date (2027-07-14) is before the waiting list date (2027-07-15).");
        refused(
                YAML.replace("  ends-on: 2027-07-15", "  ends-on: 2026-07-14"),
                "The defaults of campaign: The campaign end date");
    }

    @Test
    void refusesWhatIsMissing() {
        refused("", "defaults");
        refused("campaign:\n", "needs the entries");
        refused(YAML.replace("    answer-on: 2027-06-15\n", ""), "of general lack “dates, answer-on”");
        refused(YAML.replace("  email: candidatures@example.org\n", ""), "of general lack “email”");
        refused(YAML.replace("{fr: CV, en: CV}", "{fr: CV}"), "document CV lack “label, en”");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(
                YAML.replace("closes-on: 2027-03-15", "closes: 2027-03-15"),
                "“centres.droit-essai.dates.closes” that is not known");
        refused("campaign: }\n", "is no YAML, line 1");
        refused(YAML.replace("mode: PAPER", "mode: PIGEON"), "PIGEON");
        refused(YAML.replace("2027-03-31", "31/03/2027"), "“general.dates.closes-on”");
        refused(YAML.replace("candidatures@example.org", "candidatures"), "is not an e-mail address");
        refused(YAML.replace("  droit-essai:", "  Droit d’essai:"), "a centre's code is made of");
        refused(YAML.replace("[IDENTITY]", "[IDENTITI]"), "names IDENTITI, which is not a general document");
        refused(YAML.replace("- code: PORTFOLIO", "- code: CV"), "name the document CV twice");
        refused(YAML.replace("- code: PORTFOLIO", "- code: my portfolio"), "“my portfolio” is not");
    }

    @Test
    void theDefaultsThatShipAreSound() throws IOException {
        // when
        var defaults = CatalogueDefaults.read(new ClassPathResource("catalogue-defaults.yaml").getContentAsByteArray());

        // then
        assertThat(defaults.of("arts-lettres-langues").mode()).isEqualTo(ApplicationMode.PAPER);
        assertThat(defaults.of("sciences-technologies-sante").mode()).isEqualTo(ApplicationMode.DEMATERIALISED);
        assertThat(defaults.of("").reminders().submission()).isNotEmpty();
        assertThat(defaults.of("").documents())
                .extracting(RequiredDocument::code)
                .contains("IDENTITY", "FRENCH_LEVEL", "RESIDENCE_PERMIT");
        assertThat(defaults.of("").documents())
                .filteredOn(document -> document.hint() == null)
                .extracting(RequiredDocument::code)
                .as("documents without a hint that says what to deposit")
                .isEmpty();
    }
}
