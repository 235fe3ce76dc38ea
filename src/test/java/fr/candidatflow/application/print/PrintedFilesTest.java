package fr.candidatflow.application.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.DocumentStore;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ApplicationTest
class PrintedFilesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    PrintedFiles files;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestApplications applications;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admissions;

    @Autowired
    TestReviews reviews;

    @Autowired
    DocumentStore store;

    @Autowired
    MovableClock clock;

    @Nested
    class TheFile {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                fr | À envoyer par courrier | À poster au plus tard le | le cachet de la poste faisant foi | Pièce d’identité | En attente | Candidature %s – 1/2 | Informations personnelles | 27 mars 2003 | Tel qu’il est au moment de l’impression
                en | To be posted | To be posted by | as the postmark says | Identity document | Pending | Application %s – 1/2 | Personal information | 27 March 2003 | As it is at the time of printing""")
        void ofAPaperApplicationSaysWhatToPostWhereAndUntilWhen(
                String language,
                String toPost,
                String until,
                String postmark,
                String document,
                String state,
                String footer,
                String block,
                String birthDate,
                String current)
                throws Exception {
            // given
            var paper = opened(catalogue.open(ApplicationMode.PAPER, null), "Le Gall-O’Brien", "Zoé");

            // when
            try (var pdf = file(paper, language, "paper-" + language)) {

                // then
                assertThat(pdf.text())
                        .contains(toPost, until, postmark)
                        .contains("Centre d’essai", "1 rue des Essais", "54000 NANCY")
                        .contains("Zoé Le Gall-O’Brien", document, state, "☐")
                        .contains(block, birthDate, "12 rue de la Craffe", current)
                        .contains(footer.formatted(paper.number()));
            }
        }

        @ParameterizedTest
        @CsvSource({"fr, à lire par le centre", "en, application centre to scan"})
        void isTaggedForScreenReaders(String language, String codeInWords) throws Exception {
            // given
            var paper = opened(catalogue.open(ApplicationMode.PAPER, null), "Martin", "Zoé");

            // when
            try (var pdf = file(paper, language, "tagged-" + language)) {

                // then
                assertThat(pdf.tagged()).isTrue();
                assertThat(pdf.language()).isEqualTo(language);
                assertThat(pdf.title()).contains(paper.number(), "Zoé Martin");
                assertThat(pdf.tags()).contains("H1", "H2", "H3", "Table", "TR", "TH", "TD", "P", "Figure");
                assertThat(pdf.tags().stream()
                                .filter(List.of("Figure", "H1", "H2", "H3")::contains)
                                .distinct())
                        .containsExactly("Figure", "H1", "H2", "H3");
                assertThat(pdf.alternateTexts()).singleElement().asString().contains(codeInWords, paper.number());
                assertThat(pdf.allFontsEmbedded()).isTrue();
            }
        }

        @Test
        void carriesTheNumberForTheScannerOfTheCentre() throws Exception {
            // given
            var paper = opened(catalogue.open(ApplicationMode.PAPER, null), "Martin", "Zoé");

            // then
            try (var pdf = file(paper, "fr", "scanned")) {
                assertThat(pdf.scanned()).isEqualTo(paper.number());
            }
        }

        @Test
        void ofADematerialisedApplicationShowsTheProfileAsItWasSubmitted() throws Exception {
            // given
            var submitted = applications.submitted();

            // when
            try (var pdf = file(submitted, "fr", "submitted")) {

                // then
                assertThat(pdf.text())
                        .contains("Transmise le", "Tel que vous l’avez transmis le", "Non concerné")
                        .contains(TestApplications.HOSTILE_FIRST_NAME)
                        .doesNotContain("À poster", "À transmettre", "☐ Pièce d’identité", "Cochez");
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                arabic | فاطمة | الزهراء
                greek | Ευγενία | Παπαδοπούλου
                cyrillic | Екатерина | Щербакова
                vietnamese | Nguyễn | Thị Thuỳ Dương
                one-letter | O | E""")
        void writesANameInItsOwnLetters(String script, String firstName, String lastName) throws Exception {
            try (var pdf = file(opened(catalogue.open(), lastName, firstName), "fr", "name-" + script)) {
                assertThat(pdf.title()).contains(firstName + " " + lastName);
                assertThat(pdf.text()).doesNotContain("transcrites", "[", "#");
                if (!script.equals("arabic")) {
                    assertThat(pdf.text()).contains(firstName + " " + lastName);
                }
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                chinese | 小明 | 王 | [xiǎo míng] [wáng]
                devanagari | प्रिया | शर्मा | [priyā] [śarmā]
                thai | สมชาย | ใจดี | [s̄mchāy] [cıdī]""")
        void writesLettersThatItsFontLacksInLatinOnesAndSaysSo(
                String script, String firstName, String lastName, String written) throws Exception {
            try (var pdf = file(opened(catalogue.open(), lastName, firstName), "fr", "name-" + script)) {
                assertThat(pdf.text()).contains(written, "elles sont transcrites en caractères latins");
            }
        }

        @Test
        void goesOnOverPagesWithItsHeadingsAndBreaksLongWords() throws Exception {
            // given
            String letters = "Wolfeschlegelsteinhausenbergerdorff".repeat(3).substring(0, 100);
            var documents = IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> new RequiredDocument(
                            "D" + i,
                            new LocalizedText("Pièce numéro " + i, "Document number " + i),
                            new LocalizedText(
                                    "Recto et verso, signée, traduite en français par un traducteur assermenté.",
                                    "Both sides, signed, translated into French by a sworn translator."),
                            i % 2 == 0,
                            false,
                            i % 3 == 0 ? "sworn-statement.pdf" : null))
                    .toList();
            var application = opened(catalogue.create(catalogue.openToday(), documents), letters, letters);

            // when
            try (var pdf = file(application, "fr", "long")) {

                // then
                assertThat(pdf.pages()).isGreaterThan(3);
                assertThat(pdf.text(2, 2)).contains("Pièce État");
                assertThat(pdf.text(1, 1).replace(" ", "")).contains(letters);
                IntStream.rangeClosed(1, 40).forEach(i -> assertThat(pdf.text()).contains("Pièce numéro " + i + " "));
            }
        }

        @Test
        void isServedToItsCandidateOnly() throws Exception {
            // given
            var mine = opened(catalogue.open(ApplicationMode.PAPER, null), "Martin", "Zoé");
            var path = "/applications/" + mine.number() + "/file.pdf";

            // then
            mvc.perform(get(path).with(accounts.signedIn(mine.account())))
                    .andExpect(status().isOk())
                    .andExpect(content().contentType("application/pdf"))
                    .andExpect(header().string("Cache-Control", "no-store"))
                    .andExpect(header().string(
                                    "Content-Disposition",
                                    "inline; filename=\"candidatflow-" + mine.number() + ".pdf\""));
            mvc.perform(get(path).with(accounts.signedIn(accounts.activeAccount())))
                    .andExpect(status().isNotFound());
            mvc.perform(get(path)).andExpect(status().is3xxRedirection());
        }
    }

    @Nested
    class TheReceipt {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                fr | Accusé de réception | Transmission n° 1 | Transmise | Non concerné | Sans fichier | Je certifie que mes déclarations sont exactes
                en | Receipt | Submission no. 1 | Transmitted | Not concerned | No file | I certify that what I declared is true""")
        void namesEachFileWithItsSizeAndHash(
                String language,
                String title,
                String round,
                String transmitted,
                String notConcerned,
                String noFile,
                String statement)
                throws Exception {
            // given
            var submitted = applications.submitted();
            var deposited = admissions.documents(submitted.id()).stream()
                    .filter(document -> document.file() != null)
                    .map(document -> store.info(document.file()))
                    .toList();

            // when
            try (var pdf = receipt(submitted, language, "receipt-" + language)) {

                // then
                assertThat(pdf.title()).startsWith(title).contains(submitted.number());
                assertThat(pdf.language()).isEqualTo(language);
                assertThat(pdf.tagged()).isTrue();
                assertThat(pdf.text())
                        .contains(round, transmitted, notConcerned, noFile, statement)
                        .contains("carte.png", "notes.pdf", TestApplications.HOSTILE_FIRST_NAME);
                assertThat(deposited)
                        .hasSize(2)
                        .allSatisfy(
                                file -> assertThat(pdf.text().replace(" ", "")).contains(file.sha256()));
            }
        }

        @Test
        void staysAsItWasWhenADocumentIsReplacedAfterwards() throws Exception {
            // given
            var submitted = applications.submitted();
            reviews.review(submitted.id(), "Illisible.", "TRANSCRIPTS");

            // when
            service.remove(submitted.account(), submitted.number(), "TRANSCRIPTS");
            applications.deposit(submitted, "TRANSCRIPTS", "autres-notes.pdf", TestFiles.pdf("Autres notes"));

            // then
            try (var pdf = receipt(submitted, "fr", "receipt-first")) {
                assertThat(pdf.text())
                        .contains("Transmission n° 1", "notes.pdf")
                        .doesNotContain("autres-notes.pdf");
            }

            // when
            applications.certify(submitted.id());

            // then
            try (var pdf = receipt(submitted, "fr", "receipt-second")) {
                assertThat(pdf.text()).contains("Transmission n° 2", "autres-notes.pdf");
            }
        }

        @Test
        void ofAPaperFileSaysWhatTheCentreRegistered() throws Exception {
            // given
            var paper = opened(catalogue.open(ApplicationMode.PAPER, null), "Martin", "Zoé");
            var today = LocalDate.now(clock);

            // when
            admissions.recordPaperFile(paper.id(), today.minusDays(2), today);

            // then
            try (var pdf = receipt(paper, "fr", "receipt-paper")) {
                assertThat(pdf.text())
                        .contains("Cachet de la poste du " + day(today.minusDays(2)), "Envoi n° 1", day(today))
                        .doesNotContain("Je certifie", "SHA-256");
            }
            try (var pdf = file(paper, "fr", "paper-received")) {
                assertThat(pdf.text()).contains("Cachet de la poste du " + day(today.minusDays(2)));
            }
        }

        @Test
        void isNotThereBeforeASubmissionNorAfterItsRecallNorForAnybodyElse() throws Exception {
            // given
            var preparing = opened(catalogue.open(), "Martin", "Zoé");
            var submitted = applications.submitted();

            // then
            receiptOf(preparing, preparing.account()).andExpect(status().isNotFound());
            receiptOf(submitted, preparing.account()).andExpect(status().isNotFound());
            receiptOf(submitted, submitted.account())
                    .andExpect(status().isOk())
                    .andExpect(content().contentType("application/pdf"));

            // when
            service.recall(submitted.account(), submitted.number());

            // then
            receiptOf(submitted, submitted.account()).andExpect(status().isNotFound());
        }

        private ResultActions receiptOf(ApplicationSummary application, AccountId reader) throws Exception {
            return mvc.perform(
                    get("/applications/{n}/receipt.pdf", application.number()).with(accounts.signedIn(reader)));
        }

        private PdfFile receipt(ApplicationSummary application, String language, String name) {
            return new PdfFile(files.receipt(application.id(), Locale.forLanguageTag(language)), name);
        }

        private static String day(LocalDate day) {
            return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH).format(day);
        }
    }

    private ApplicationSummary opened(TrainingSummary training, String lastName, String firstName) {
        AccountId candidate = accounts.activeAccount(lastName, firstName, TestAccounts.freshEmail(), Locale.FRENCH);
        profiles.complete(candidate);
        return admissions.get(service.open(candidate, training.id()));
    }

    private PdfFile file(ApplicationSummary application, String language, String name) {
        return new PdfFile(files.file(application.id(), Locale.forLanguageTag(language)), name);
    }
}
