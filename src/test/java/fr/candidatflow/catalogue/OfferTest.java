package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class OfferTreeTest {

    private static final String LETTERS = "Arts, lettres, langues";
    private static final String SCIENCES = "Sciences humaines et sociales";

    private final List<OfferedTraining> offer = new ArrayList<>(List.of(
            training("A", "Études théâtrales", LETTERS, LETTERS),
            training("B", "Cinéma et audiovisuel", LETTERS, LETTERS),
            training("C", "Métiers de l'enseignement", SCIENCES + " | " + LETTERS, SCIENCES),
            training("D", "Économie de l’œuvre", SCIENCES, SCIENCES)));

    private TrainingWords words;

    @BeforeEach
    void onTheTenthOfMarch() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        words = new TrainingWords(
                messages, Clock.fixed(Instant.parse("2027-03-10T22:59:59Z"), ZoneId.of("Europe/Paris")));
    }

    private static OfferedTraining training(String code, String title, String domain, String centre) {
        return training(code, title, domain, centre, true, LocalDate.of(2026, 11, 2), LocalDate.of(2027, 3, 31));
    }

    private static OfferedTraining training(
            String code,
            String title,
            String domain,
            String centre,
            boolean inService,
            LocalDate opensOn,
            LocalDate closesOn) {
        var later = LocalDate.of(2027, 7, 1);
        return new OfferedTraining(
                code,
                title,
                domain,
                centre,
                ApplicationMode.DEMATERIALISED,
                25,
                inService,
                new TrainingDates(opensOn, closesOn, later, null, later, later));
    }

    private OfferTree filtered(String filter) {
        return OfferTree.of(offer, filter, words, Locale.FRENCH);
    }

    private static List<String> codes(OfferTree tree) {
        return tree.centres().stream()
                .flatMap(centre -> centre.domains().stream())
                .flatMap(domain -> domain.trainings().stream())
                .map(OfferTree.Leaf::code)
                .toList();
    }

    @Test
    void sortsCentresDomainsAndTrainingsAsAFrenchReaderDoes() {
        // given
        Collections.reverse(offer);

        // when
        var tree = filtered("");

        // then
        assertThat(tree.trainings()).isEqualTo(4);
        assertThat(tree.centres())
                .extracting(OfferTree.Branch::name, OfferTree.Branch::trainings, OfferTree.Branch::open)
                .containsExactly(tuple(LETTERS, 2, false), tuple(SCIENCES, 2, false));
        assertThat(tree.centres().get(1).domains())
                .extracting(OfferTree.Twig::name, OfferTree.Twig::open)
                .containsExactly(tuple(SCIENCES, false), tuple(SCIENCES + " | " + LETTERS, false));
        assertThat(tree.centres().get(0).domains())
                .extracting(OfferTree.Twig::open)
                .containsExactly(true);
        assertThat(codes(tree)).containsExactly("B", "A", "D", "C");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theatrales | A",
                "ÉTUDES   lettres | A",
                "métiers l’enseignement | C",
                "oeuvre | D",
                "langues | B,A,C",
                "humaines | D,C",
                "cine | B",
                "cinéma sociales | ''"
            })
    void keepsTheTrainingsThatHaveEveryWordWhateverAccentsAndCase(String filter, String expected) {
        // when
        var tree = filtered(filter);

        // then
        assertThat(String.join(",", codes(tree))).isEqualTo(expected);
        assertThat(tree.centres())
                .allMatch(centre -> centre.open() && centre.domains().stream().allMatch(OfferTree.Twig::open));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 2026-11-02 | 2027-03-31 | true  | Ouverte jusqu’au 31 mars 2027 | Open until 31 March 2027",
                "true  | 2027-03-10 | 2027-03-10 | true  | Ouverte jusqu’au 10 mars 2027 | Open until 10 March 2027",
                "true  | 2027-03-11 | 2027-03-31 | false | Ouvre le 11 mars 2027 (demain) | Opens on 11 March 2027 (tomorrow)",
                "true  | 2027-04-01 | 2027-04-30 | false | Ouvre le 1er avril 2027 (dans 22 jours) | Opens on 1 April 2027 (in 22 days)",
                "true  | 2026-11-02 | 2027-03-09 | false | Close depuis le 9 mars 2027 | Closed since 9 March 2027",
                "false | 2026-11-02 | 2027-03-31 | false | Non proposée actuellement | Not currently offered"
            })
    void saysInWordsWhetherATrainingIsOpenAndLetsOnlyThoseBeSelected(
            boolean inService,
            LocalDate opensOn,
            LocalDate closesOn,
            boolean selectable,
            String french,
            String english) {
        // given
        var only = List.of(training("X", "Droit", LETTERS, LETTERS, inService, opensOn, closesOn));

        // when
        var inFrench = leaf(OfferTree.of(only, "", words, Locale.FRENCH));
        var inEnglish = leaf(OfferTree.of(only, "", words, Locale.ENGLISH));

        // then
        assertThat(inFrench.state()).isEqualTo(french);
        assertThat(inEnglish.state()).isEqualTo(english);
        assertThat(inFrench.selectable()).isEqualTo(selectable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 place | 1 place",
                "25 | 25 places | 25 places",
                " | Places non limitées | No limit of places"
            })
    void saysHowManyPlacesThereAre(Integer capacity, String french, String english) {
        assertThat(words.capacity(capacity, Locale.FRENCH)).isEqualTo(french);
        assertThat(words.capacity(capacity, Locale.ENGLISH)).isEqualTo(english);
    }

    private static OfferTree.Leaf leaf(OfferTree tree) {
        return tree.centres().get(0).domains().get(0).trainings().get(0);
    }
}
