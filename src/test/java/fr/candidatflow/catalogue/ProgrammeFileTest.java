package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.candidatflow.catalogue.ProgrammeFile.Programme;
import fr.candidatflow.catalogue.ProgrammeFile.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgrammeFileTest {

    private static final String UAI = "0549999T";

    private static ProgrammeRows row(String code) {
        return ProgrammeRows.of(UAI, code, "\"SCIENCES, TECHNOLOGIES, SANTÉ\"", "Informatique");
    }

    private static ProgrammeFile read(Object... rows) {
        return ProgrammeFile.read(ProgrammeRows.file(rows), UAI);
    }

    private static String onlyReason(Object row) {
        var file = read(row, row("1800001A"));
        assertThat(file.open()).extracting(Programme::code).containsExactly("1800001A");
        assertThat(file.rejections()).extracting(Rejection::line).containsExactly(2L);
        return file.rejections().get(0).reason();
    }

    @Nested
    class AGoodRow {

        @Test
        void isReadWithAllItsValues() {
            // when
            var file = read(row("1800001A"));

            // then
            assertThat(file.rejections()).isEmpty();
            assertThat(file.open())
                    .containsExactly(new Programme(
                            2,
                            "1800001A",
                            "Sciences, technologies, santé",
                            "Sciences, technologies, santé",
                            "Informatique",
                            25,
                            "https://www.example.org/1800001A"));
        }

        @Test
        void tellsWhoOffersItAndWherePaperFilesGo() {
            var establishment = read(row("1800001A")).establishment();

            assertThat(establishment.name()).isEqualTo("Université d’Essai; sciences et lettres");
            assertThat(establishment.addressLines()).containsExactly("12 RUE DES ESSAIS", "54000 NANCY");
        }

        @Test
        void mayHoldQuotesSeparatorsAndLineBreaksInsideQuotes() {
            // given
            var awkward = ProgrammeRows.of(UAI, "1800002B", "DROIT", "\"Droit \"\"notarial\"\"; fiscalité\r\nlocale\"");

            // when
            var file = read(awkward, row("1800001A").capacity("Oui", "beaucoup"));

            // then
            assertThat(file.open())
                    .extracting(Programme::line, Programme::title)
                    .containsExactly(tuple(2L, "Droit \"notarial\"; fiscalité locale"));
            assertThat(file.rejections()).extracting(Rejection::line).containsExactly(4L);
        }

        @Test
        void goesToTheCentreOfTheFirstOfItsDomains() {
            // given
            var both = ProgrammeRows.of(
                    UAI, "1800003C", "\"SCIENCES HUMAINES ET SOCIALES | ARTS, LETTRES, LANGUES\"", "Philosophie");

            // when
            var programme = read(both).open().get(0);

            // then
            assertThat(programme.leadingDomain()).isEqualTo("Sciences humaines et sociales");
            assertThat(programme.domains()).isEqualTo("Sciences humaines et sociales | Arts, lettres, langues");
        }

        @ParameterizedTest
        @CsvSource({"Oui,25,25", "Oui,'',", "Non,'',", "Sans objet,'',", "'','',", "Non,25,"})
        void hasACapacityOnlyWhereItIsLimitedAndKnown(String limited, String capacity, Integer expected) {
            var file = read(row("1800001A").capacity(limited, capacity));

            assertThat(file.open()).extracting(Programme::capacity).containsExactly(expected);
        }

        @Test
        void mayHaveNoWebAddress() {
            assertThat(read(row("1800001A").url("")).open())
                    .extracting(Programme::url)
                    .containsOnlyNulls();
        }
    }

    @Test
    void countsRowsOfOtherEstablishmentsAndClosedProgrammes() {
        // when
        var file = read(
                ProgrammeRows.of("0690193K", "1800001A", "DROIT", "Droit"),
                ProgrammeRows.of("0690193K", "1800002B", "DROIT", "").capacity("Oui", "???"),
                row("1800003C").open("0"),
                "",
                row("1800004D"));

        // then
        assertThat(file.rowsRead()).isEqualTo(4);
        assertThat(file.rowsOfOthers()).isEqualTo(2);
        assertThat(file.closedCodes()).containsExactly("1800003C");
        assertThat(file.open()).extracting(Programme::code, Programme::line).containsExactly(tuple("1800004D", 6L));
        assertThat(file.rejections()).isEmpty();
    }

    @Test
    void takesColumnsByNameInAnyOrderAndWithPlainApostrophes() {
        // given
        var names = Arrays.asList(ProgrammeRows.HEADER.replace('’', '\'').split(";"));
        var values = Arrays.asList(ProgrammeRows.of(UAI, "1800001A", "DROIT", "Droit")
                .toString()
                .replace("\"Université d’Essai; sciences et lettres\"", "Université d’Essai")
                .split(";"));
        Collections.reverse(names);
        Collections.reverse(values);
        var text = String.join(";", names) + "\n" + String.join(";", values);

        // when
        var file = ProgrammeFile.read(text.getBytes(StandardCharsets.UTF_8), UAI);

        // then
        assertThat(file.open())
                .extracting(Programme::code, Programme::title)
                .containsExactly(tuple("1800001A", "Droit"));
    }

    @Nested
    class ABadRow {

        @ParameterizedTest
        @ValueSource(strings = {"beaucoup", "0", "-3", "12.5", "12 à 15", "99999999999"})
        void isRejectedForACapacityThatIsNoNumberOfPlaces(String capacity) {
            assertThat(onlyReason(row("1800009Z").capacity("Oui", capacity)))
                    .isEqualTo("the capacity “%s” is not a whole number above zero", capacity);
        }

        @Test
        void isRejectedForAWordThatDoesNotSayWhetherTheCapacityIsLimited() {
            assertThat(onlyReason(row("1800009Z").capacity("Peut-être", "25"))).startsWith("“Peut-être” does not say");
        }

        @Test
        void isRejectedForATitleThatIsTooLongOrMissing() {
            assertThat(onlyReason(ProgrammeRows.of(UAI, "1800009Z", "DROIT", "x".repeat(501))))
                    .isEqualTo("the title has 501 characters, at most 500 are kept");
            assertThat(onlyReason(ProgrammeRows.of(UAI, "1800009Z", "DROIT", "  ")))
                    .isEqualTo("the title is missing");
        }

        @Test
        void isRejectedWithoutADomain() {
            assertThat(onlyReason(ProgrammeRows.of(UAI, "1800009Z", " | ", "Droit")))
                    .startsWith("the domain is missing");
            assertThat(onlyReason(ProgrammeRows.of(UAI, "1800009Z", "?!", "Droit")))
                    .startsWith("the domain is missing");
            assertThat(onlyReason(ProgrammeRows.of(UAI, "1800009Z", "D".repeat(201), "Droit")))
                    .startsWith("the domain has 201 characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "../../etc/passwd", "1800 009"})
        void isRejectedForACodeThatIsNone(String code) {
            assertThat(onlyReason(row(code))).startsWith("the INM code");
        }

        @Test
        void isRejectedWhenItDoesNotSayWhetherTheProgrammeIsOpen() {
            assertThat(onlyReason(row("1800009Z").open("oui"))).startsWith("“oui” does not say");
        }

        @ParameterizedTest
        @ValueSource(strings = {"javascript:alert(1)", "www.example.org", "https://a b"})
        void isRejectedForAWebAddressThatIsNone(String url) {
            assertThat(onlyReason(row("1800009Z").url(url))).contains("is not a web address");
        }

        @Test
        void isRejectedForAMissingOrASurplusValue() {
            assertThat(onlyReason("2020;" + UAI + ";Université"))
                    .isEqualTo("holds 3 values where the header names 24 columns");
            assertThat(onlyReason(row("1800009Z") + ";surplus"))
                    .isEqualTo("holds 25 values where the header names 24 columns");
        }

        @Test
        void isTheSecondOfTwoWithTheSameCode() {
            // when
            var file = read(row("1800001A"), row("1800002B"), row("1800001A"));

            // then
            assertThat(file.open()).extracting(Programme::line).containsExactly(2L, 3L);
            assertThat(file.rejections())
                    .containsExactly(new Rejection(4, "1800001A", "the INM code is already that of line 2"));
        }
    }

    @Nested
    class AFileAsAWholeIsRefused {

        private void refused(byte[] file, String establishment, String sentence) {
            assertThatThrownBy(() -> ProgrammeFile.read(file, establishment))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining(sentence);
        }

        @Test
        void whenItIsNotInUtf8() {
            var latin = new String(ProgrammeRows.file(row("1800001A")), StandardCharsets.UTF_8)
                    .substring(1)
                    .replace('’', '\'')
                    .getBytes(StandardCharsets.ISO_8859_1);

            refused(latin, UAI, "not in UTF-8: line 1");
        }

        @Test
        void namingTheLineOfTheFirstByteThatIsNotUtf8() {
            var bytes = ProgrammeRows.file(row("1800001A"), row("1800002B"));
            bytes[bytes.length - 10] = (byte) 0xE9;

            refused(bytes, UAI, "not in UTF-8: line 3");
        }

        @Test
        void whenAColumnIsMissing() {
            var text = new String(ProgrammeRows.file(row("1800001A")), StandardCharsets.UTF_8)
                    .replace("Mention ouverte ou non ouverte", "Mention");

            refused(text.getBytes(StandardCharsets.UTF_8), UAI, "lacks the column “Mention ouverte ou non ouverte”");
        }

        @Test
        void whenItIsEmptyOrSomethingElse() {
            refused(new byte[0], UAI, "lacks the column “Code UAI de l’établissement accrédité”");
            refused("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), UAI, "separated by semicolons");
        }

        @Test
        void whenAColumnIsThereTwice() {
            var text = new String(ProgrammeRows.file(row("1800001A")), StandardCharsets.UTF_8)
                    .replace("etablissement_id_paysage", "Intitulé de la mention de master");

            refused(text.getBytes(StandardCharsets.UTF_8), UAI, "two columns “Intitulé de la mention de master”");
        }

        @Test
        void whenNoRowIsOfTheEstablishment() {
            refused(ProgrammeRows.file(row("1800001A")), "0000000X", "no row of the establishment 0000000X");
        }

        @Test
        void whenAQuoteIsNeverClosed() {
            var unclosed = ProgrammeRows.of(UAI, "1800002B", "DROIT", "\"Droit");

            refused(ProgrammeRows.file(row("1800001A"), unclosed), UAI, "begins after line 2");
        }
    }
}
