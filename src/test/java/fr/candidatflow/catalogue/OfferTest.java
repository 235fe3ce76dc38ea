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
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class OfferTest {

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
                UUID.randomUUID(),
                code,
                title,
                domain,
                Slug.of(centre),
                centre,
                ApplicationMode.DEMATERIALISED,
                25,
                inService,
                new TrainingDates(opensOn, closesOn, later, null, later, later));
    }

    private OfferPage found(String filter) {
        return OfferPage.found(Offer.of(offer), filter, 1);
    }

    private OfferPage unfolded(String centre, String domain) {
        return OfferPage.tree(Offer.of(offer), Slug.of(centre), Slug.full(domain), 1);
    }

    private static List<String> codes(OfferPage page) {
        return page.visible().stream().map(OfferedTraining::code).toList();
    }

    /** Whatever order the database gives. */
    @Test
    void isFoldedInTheOrderOfTheFrenchAlphabet() {
        // given
        Collections.reverse(offer);

        // when
        var tree = unfolded("", "");

        // then
        assertThat(tree.trainings()).isEqualTo(4);
        assertThat(tree.centres())
                .extracting(OfferPage.Branch::name, OfferPage.Branch::trainings, OfferPage.Branch::open)
                .containsExactly(tuple(LETTERS, 2, false), tuple(SCIENCES, 2, false));
        assertThat(tree.visible()).isEmpty();
        assertThat(tree.shown()).isNull();
    }

    @Test
    void unfoldsOneCentreThenOneDomain() {
        // when
        var centre = unfolded(SCIENCES, "");
        var domain = unfolded(SCIENCES, SCIENCES + " | " + LETTERS);

        // then
        assertThat(centre.centres()).extracting(OfferPage.Branch::open).containsExactly(false, true);
        assertThat(centre.centres().get(1).domains())
                .extracting(OfferPage.Twig::name, OfferPage.Twig::trainings, OfferPage.Twig::open)
                .containsExactly(tuple(SCIENCES, 1, false), tuple(SCIENCES + " | " + LETTERS, 1, false));
        assertThat(centre.visible()).isEmpty();
        assertThat(codes(domain)).containsExactly("C");
    }

    @Test
    void aCentreWithOneDomainAndACentreThatIsAloneAreUnfoldedAtOnce() {
        // when
        var letters = unfolded(LETTERS, "");
        offer.removeIf(training -> training.centre().equals(SCIENCES));
        var alone = unfolded("", "");

        // then
        assertThat(codes(letters)).containsExactly("B", "A");
        assertThat(codes(alone)).containsExactly("B", "A");
    }

    @Test
    void showsALongBranchPartByPart() {
        // given
        IntStream.rangeClosed(1, 119)
                .forEach(
                        n -> offer.add(training("N%03d".formatted(n), "Numéro %03d".formatted(n), SCIENCES, SCIENCES)));
        var all = Offer.of(offer);

        // when
        var second = OfferPage.tree(all, Slug.of(SCIENCES), Slug.full(SCIENCES), 2);
        var beyond = OfferPage.tree(all, Slug.of(SCIENCES), Slug.full(SCIENCES), 99);
        var found = OfferPage.found(all, "humaines", 1);

        // then
        assertThat(second.shown()).isEqualTo(new OfferPage.Shown(51, 100, 120, 2, 3));
        assertThat(codes(second)).hasSize(50).startsWith("N050").endsWith("N099");
        assertThat(beyond.shown()).isEqualTo(new OfferPage.Shown(101, 120, 120, 3, 3));
        assertThat(codes(beyond)).hasSize(20).endsWith("N119");
        assertThat(found.shown()).isEqualTo(new OfferPage.Shown(1, 50, 121, 1, 3));
        assertThat(found.visible()).hasSize(50);
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
        var page = found(filter);

        // then
        assertThat(String.join(",", codes(page))).isEqualTo(expected);
        assertThat(page.trainings()).isEqualTo(page.visible().size());
        assertThat(page.centres())
                .allMatch(centre -> centre.open() && centre.domains().stream().allMatch(OfferPage.Twig::open));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 2026-11-02 | 2027-03-31 | false | Ouverte jusqu’au 31 mars 2027 | Open until 31 March 2027",
                "true  | 2027-03-10 | 2027-03-10 | false | Ouverte jusqu’au 10 mars 2027 | Open until 10 March 2027",
                "true  | 2027-03-11 | 2027-03-31 | false | Ouvre le 11 mars 2027 (demain) | Opens on 11 March 2027 (tomorrow)",
                "true  | 2027-04-01 | 2027-04-30 | true  | Ouvre le 1er avril 2027 (dans 22 jours) | Opens on 1 April 2027 (in 22 days)",
                "true  | 2026-11-02 | 2027-03-09 | true  | Close depuis le 9 mars 2027 | Closed since 9 March 2027",
                "true  | 2026-11-02 | 2027-03-31 | true  | Complète, ouverte jusqu’au 31 mars 2027 pour la liste d’attente | Full, open until 31 March 2027 for the waiting list",
                "false | 2026-11-02 | 2027-03-31 | true  | Non proposée actuellement | Not currently offered"
            })
    void saysInWordsWhetherATrainingIsOpenOrFull(
            boolean inService, LocalDate opensOn, LocalDate closesOn, boolean full, String french, String english) {
        // given
        var later = LocalDate.of(2027, 7, 1);
        var dates = new TrainingDates(opensOn, closesOn, later, null, later, later);

        // then
        assertThat(words.state(inService, dates, full, Locale.FRENCH)).isEqualTo(french);
        assertThat(words.state(inService, dates, full, Locale.ENGLISH)).isEqualTo(english);
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
}
