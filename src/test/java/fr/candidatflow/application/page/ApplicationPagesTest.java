package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.OpinionService;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.LocalizedText;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ApplicationTest
class ApplicationPagesTest {

    private static final String ALREADY = "Vous avez déjà une candidature à cette formation.";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admission;

    @Autowired
    OpinionService opinions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    AccountId candidate;
    TrainingSummary training;

    @BeforeEach
    void aCandidateWithAProfile() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
        training = catalogue.open();
    }

    @Nested
    class Applying {

        @Test
        void asksBeforeItOpensAnApplication() throws Exception {
            // when
            var asked = page(get("/trainings/{code}/application", training.code()));

            // then
            assertThat(asked.text()).contains(training.title(), "Oui, je candidate", "Non, revenir à la formation");
            assertThat(service.list(candidate)).isEmpty();

            // when
            apply().andExpect(status().is3xxRedirection());

            // then
            assertThat(service.list(candidate)).singleElement().satisfies(application -> {
                assertThat(application.training()).isEqualTo(training.id());
                assertThat(application.status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
            });
        }

        @Test
        void refusesTheSecondClickAndLeadsToTheApplication() throws Exception {
            // given
            apply();

            // when
            var second = Jsoup.parse(apply().andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());

            // then
            assertThat(second.expectFirst("[role=alert]").text()).contains(ALREADY);
            assertThat(second.select("main a").eachAttr("href"))
                    .contains("/applications/" + service.list(candidate).get(0).number());
            assertThat(second.select("main form")).isEmpty();
            assertThat(service.list(candidate)).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"fr, Votre profil est incomplet", "en, Your profile is incomplete"})
        void saysWhichBlockOfTheProfileIsMissing(String language, String sentence) throws Exception {
            // given
            candidate = accounts.activeAccount();

            // when
            var refused =
                    page(get("/trainings/{code}/application", training.code()).queryParam("lang", language));

            // then
            assertThat(refused.expectFirst("[role=alert]").text()).contains(sentence);
            assertThat(refused.select("main form")).isEmpty();
            assertThat(refused.select("main a").eachAttr("href")).contains("/profile");
            apply().andExpect(status().isUnprocessableEntity());
            assertThat(service.list(candidate)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"fr, closes", "en, closed"})
        void saysThatTheTrainingIsClosed(String language, String word) throws Exception {
            clock.advance(Duration.ofDays(31));

            var refused =
                    page(get("/trainings/{code}/application", training.code()).queryParam("lang", language));

            assertThat(refused.expectFirst("[role=alert]").text()).contains(word);
        }

        @Test
        void saysHowManyApplicationsAreAllowed() throws Exception {
            // given
            for (int i = 0; i < 20; i++) {
                service.open(candidate, catalogue.open().id());
            }

            // then
            assertThat(page(get("/trainings/{code}/application", training.code()))
                            .expectFirst("[role=alert]")
                            .text())
                    .contains("(20)");
        }

        @Test
        void countsNoCancelledApplication() throws Exception {
            // given
            admission.recordCancellation(service.open(candidate, training.id()));

            // then
            apply().andExpect(status().is3xxRedirection());
        }

        @Test
        void sendsAVisitorToTheSignIn() throws Exception {
            mvc.perform(get("/trainings/{code}/application", training.code()))
                    .andExpect(status().is3xxRedirection())
                    .andExpect(header().string("Location", endsWith("/sign-in")));
        }

        @Test
        void findsNoUnknownTraining() throws Exception {
            mvc.perform(get("/trainings/NOWHERE/application").with(accounts.signedIn(candidate)))
                    .andExpect(status().isNotFound());
        }

        private ResultActions apply() throws Exception {
            return mvc.perform(post("/trainings/{code}/application", training.code())
                    .with(accounts.signedIn(candidate))
                    .with(csrf()));
        }
    }

    @Nested
    class TheSummary {

        @Test
        void isFoundFromTheListByItsTraining() throws Exception {
            // given
            String number = open(training);

            // when
            var list = page(get("/applications"));

            // then
            var link = list.expectFirst("a[href=/applications/" + number + "]");
            assertThat(link.text()).isEqualTo("Ouvrir: " + training.title());
            assertThat(list.text()).contains("En préparation", "Date limite d’envoi");
        }

        @Test
        void isListedFirstWhileItWaitsForTheCandidateTheMostUrgentOnTop() throws Exception {
            // given
            String urgent = open(closingIn(3));
            String later = open(closingIn(20));
            String submitted = open(closingIn(2));
            depositAll(submitted);
            admission.recordSubmission(service.get(candidate, submitted).id());

            // when
            var list = page(get("/applications"));

            // then
            assertThat(list.select(".govuk-summary-card__actions a").eachAttr("href"))
                    .containsExactly("/applications/" + urgent, "/applications/" + later, "/applications/" + submitted);
        }

        @Test
        void saysHowLongIsLeftOnceTheDeadlineIsNear() throws Exception {
            // given
            String number = open(closingIn(20));
            var deadline = service.get(candidate, number).submissionDeadline();
            assertThat(page(get("/applications/{n}", number)).text()).doesNotContain("Temps restant");

            // when
            clock.standAt(deadline.minusSeconds(119));

            // then
            var summary = page(get("/applications/{n}", number));
            assertThat(summary.text().replace('\u00a0', ' ')).contains("Temps restant : 1 minute");
            assertThat(summary.expectFirst("[data-seconds-left]").attr("data-seconds-left"))
                    .isEqualTo("119");
            assertThat(page(get("/applications")).text()).contains("Temps restant");

            // when
            clock.standAt(deadline.plusSeconds(1));

            // then
            assertThat(page(get("/applications/{n}", number)).text()).doesNotContain("Temps restant");
        }

        private TrainingSummary closingIn(int days) {
            var today = LocalDate.now(clock);
            var closes = today.plusDays(days);
            return catalogue.create(
                    new TrainingDates(
                            today, closes, closes.plusDays(15), null, closes.plusDays(45), closes.plusDays(60)),
                    TestCatalogue.DOCUMENTS);
        }

        @Test
        void showsDocumentsWithTheirStatusAndTheDeadlineToTheMinute() throws Exception {
            // when
            var summary = page(get("/applications/{n}", open(training)));

            // then
            assertThat(summary.expectFirst("h1").text()).isEqualTo(training.title());
            assertThat(summary.text().replace('\u00a0', ' '))
                    .containsPattern("(\\p{L}+di|dimanche) \\d+(er)? \\p{L}+ \\d{4} à 23 h 59 \\(heure de Paris\\)")
                    .contains("8 Mo");
            for (String code : List.of("IDENTITY", "TRANSCRIPTS", "MOTIVATION")) {
                assertThat(summary.expectFirst("#document-" + code + " .govuk-tag")
                                .text())
                        .isEqualTo("En attente");
            }
            assertThat(summary.expectFirst("label[for=file-IDENTITY]").text())
                    .isEqualTo("Choisir un fichier: Pièce d’identité");
            assertThat(summary.expectFirst("#document-MOTIVATION").text()).contains("Non concerné par cette pièce");
            assertThat(summary.expectFirst("#document-IDENTITY").text()).doesNotContain("Non concerné");
        }

        @Test
        void isInEnglishAtAClick() throws Exception {
            var summary = page(get("/applications/{n}", open(training)).queryParam("lang", "en"));

            assertThat(summary.expectFirst("html").attr("lang")).isEqualTo("en");
            assertThat(summary.text()).contains("Pending", "Identity document", "23:59", "Your turn", "8 MB");
        }

        @Test
        void listsWhatToPostAndWhereForAPaperFile() throws Exception {
            // given
            String number = open(catalogue.open(ApplicationMode.PAPER, null));

            // when
            var summary = page(get("/applications/{n}", number));

            // then
            assertThat(summary.expectFirst("address").wholeText())
                    .isEqualTo("Centre d’essai\n1 rue des Essais\n54000 NANCY");
            assertThat(summary.expectFirst("#paper ~ a.govuk-button").attr("href"))
                    .isEqualTo("/applications/" + number + "/file.pdf");
            assertThat(summary.select("input[type=file]")).isEmpty();
            assertThat(summary.text()).doesNotContain("heure de Paris");
            assertThat(summary.select("#document-IDENTITY, #document-TRANSCRIPTS, #document-MOTIVATION"))
                    .hasSize(3);
            assertThat(summary.expectFirst("#document-MOTIVATION").text()).contains("Non concerné par cette pièce");
            assertThat(refusalAt("IDENTITY", deposit(number, "IDENTITY", "id.pdf", TestFiles.pdf(100))))
                    .contains("par courrier");

            // when
            perform(post("/applications/{n}/cancellation", number));

            // then
            assertThat(page(get("/applications/{n}", number)).select("#paper")).isEmpty();
        }

        @Test
        void offersTheTemplateOfADocument() throws Exception {
            // given
            var document = new RequiredDocument(
                    "STATEMENT",
                    new LocalizedText("Déclaration", "Statement"),
                    new LocalizedText("À signer.", "To be signed."),
                    true,
                    false,
                    "sworn-statement.pdf");
            String number = open(catalogue.create(catalogue.openToday(), List.of(document)));

            // when
            var card = page(get("/applications/{n}", number)).expectFirst("#document-STATEMENT");

            // then
            assertThat(card.text()).contains("À signer.", "Voir le modèle", "Télécharger le modèle à remplir");
            for (Element link : card.select("a[href^=/document-templates/]")) {
                mvc.perform(get(URI.create(link.attr("href"))).with(accounts.signedIn(candidate)))
                        .andExpect(status().isOk())
                        .andExpect(header().string("Content-Type", "application/pdf"))
                        .andExpect(header().string(
                                        "Content-Disposition",
                                        startsWith(link.attr("href").contains("download") ? "attachment" : "inline")));
            }
            for (String name : List.of("other.pdf", "application.yaml", "..%2Fapplication.yaml")) {
                mvc.perform(get(URI.create("/document-templates/" + name)).with(accounts.signedIn(candidate)))
                        .andExpect(result ->
                                assertThat(result.getResponse().getStatus()).isIn(400, 404));
            }
        }

        @Test
        void invitesToSubmitOnceEveryMandatoryDocumentIsThere() throws Exception {
            // given
            String number = open(training);

            // when
            deposit(number, "IDENTITY", "id.pdf", TestFiles.pdf(100));
            deposit(number, "TRANSCRIPTS", "transcripts.png", TestFiles.png());

            // then
            var incomplete = page(get("/applications/{n}", number));
            assertThat(incomplete.text()).doesNotContain("Toutes les pièces obligatoires sont là");
            assertThat(incomplete.select("[aria-labelledby=steps] li a").eachAttr("href"))
                    .containsExactly("#document-MOTIVATION");
            assertThat(incomplete.select("main > p > a[href=#steps]")).isEmpty();

            // when
            deposit(number, "MOTIVATION", "letter.jpg", TestFiles.jpeg());

            // then
            var complete = page(get("/applications/{n}", number));
            assertThat(complete.text()).contains("Toutes les pièces obligatoires sont là");
            assertThat(complete.select("main > p > a[href=#steps]").text()).isEqualTo("Aller à la transmission");
        }
    }

    @Nested
    class Depositing {

        @Test
        void showsTheFileAndServesIt() throws Exception {
            // given
            String number = open(training);
            byte[] content = TestFiles.pdf("Identity of Zoe");

            // when
            var answer = Jsoup.parse(deposit(number, "IDENTITY", "Ma carte.pdf", content)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());

            // then
            var card = page(get("/applications/{n}", number)).expectFirst("#document-IDENTITY");
            assertThat(answer.expectFirst("#document-IDENTITY").text()).isEqualTo(card.text());
            assertThat(card.expectFirst(".govuk-tag").text()).isEqualTo("Transmise");
            assertThat(card.text()).contains("Ma carte.pdf", "− Retirer: Pièce d’identité");
            assertThat(card.select("input[type=file]")).isEmpty();
            for (Element link : card.select("a[href*=/documents/]")) {
                var served = mvc.perform(get(URI.create(link.attr("href"))).with(accounts.signedIn(candidate)))
                        .andExpect(status().isOk())
                        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                        .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'self'")))
                        .andReturn()
                        .getResponse();
                assertThat(served.getContentAsByteArray()).isEqualTo(content);
                assertThat(served.getHeaders("Content-Security-Policy")).hasSize(1);
            }
            assertThat(card.select("a[href*=/documents/]")).hasSize(2);
        }

        @ParameterizedTest
        @CsvSource({
            "fr, '', 0, Choisissez d’abord un fichier",
            "en, '', 0, Choose a file for at least one",
            "fr, id.pdf, 0, vide",
            "en, id.pdf, 0, empty",
            "fr, id.docx, 100, PDF, JPEG ou PNG",
            "fr, id.png, 100, ne correspond pas à son nom",
            "en, id.png, 100, does not match its name",
            "fr, id.pdf, 8388609, dépasse 8 Mo",
            "en, id.pdf, 8388609, larger than 8 MB"
        })
        void comesBackWithASentenceAtTheDocument(String language, String name, int size, String sentence)
                throws Exception {
            // given
            String number = open(training);
            deposit(number, "TRANSCRIPTS", "kept.pdf", TestFiles.pdf(100));

            // when
            var page = Jsoup.parse(mvc.perform(multipart("/applications/{n}/documents", number)
                            .file(new MockMultipartFile("IDENTITY", name, "application/pdf", TestFiles.pdf(size)))
                            .queryParam("lang", language)
                            .with(accounts.signedIn(candidate))
                            .with(csrf()))
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());

            // then
            assertThat(page.expectFirst("#file-IDENTITY-error").text()).contains(sentence);
            assertThat(page.expectFirst("#file-IDENTITY").attr("aria-describedby"))
                    .isEqualTo("file-IDENTITY-error");
            assertThat(page.expectFirst("[role=alert] a").attr("href")).isEqualTo("#file-IDENTITY");
            assertThat(page.expectFirst("#document-IDENTITY .govuk-tag").text()).isIn("En attente", "Pending");
            assertThat(page.expectFirst("#document-TRANSCRIPTS").text()).contains("kept.pdf");
            assertThat(files()).isEqualTo(1);
        }

        @Test
        void takesSeveralFilesAtOnceAndSaysWhichWereRefused() throws Exception {
            // given
            String number = open(training);

            // when
            var page = Jsoup.parse(depositTogether(
                            number,
                            new MockMultipartFile("IDENTITY", "carte.png", "image/png", TestFiles.png()),
                            new MockMultipartFile("TRANSCRIPTS", "notes.docx", null, TestFiles.pdf(100)),
                            new MockMultipartFile("MOTIVATION", "", null, new byte[0]),
                            new MockMultipartFile("UNKNOWN", "other.pdf", null, TestFiles.pdf(100)))
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());

            // then
            assertThat(page.expectFirst(".govuk-notification-banner").text())
                    .contains("Pièce déposée", "Pièce d’identité");
            assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#file-TRANSCRIPTS");
            assertThat(page.expectFirst("#document-IDENTITY").text()).contains("carte.png");
            assertThat(page.expectFirst("#document-TRANSCRIPTS").text()).contains("n’est pas accepté");
            assertThat(documentStatus(number, "IDENTITY")).isEqualTo(DocumentStatus.TRANSMITTED);
            assertThat(files()).isEqualTo(1);

            // when
            depositTogether(
                            number,
                            new MockMultipartFile("TRANSCRIPTS", "notes.pdf", null, TestFiles.pdf(100)),
                            new MockMultipartFile("MOTIVATION", "lettre.pdf", null, TestFiles.pdf(100)))
                    .andExpect(redirectedUrl("/applications/" + number));

            // then
            assertThat(documentStatus(number, "TRANSCRIPTS")).isEqualTo(DocumentStatus.TRANSMITTED);
            assertThat(documentStatus(number, "MOTIVATION")).isEqualTo(DocumentStatus.TRANSMITTED);
        }

        @Test
        void keepsTheFirstOfTwoClicks() throws Exception {
            // given
            String number = open(training);
            var file = new MockMultipartFile("IDENTITY", "carte.png", "image/png", TestFiles.png());
            depositTogether(number, file).andExpect(redirectedUrl("/applications/" + number));

            // when
            var second = Jsoup.parse(depositTogether(number, file)
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());

            // then
            assertThat(second.expectFirst("#document-IDENTITY").text()).contains("carte.png", "déjà déposé");
            assertThat(second.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#document-IDENTITY");
            assertThat(files()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "证件.pdf",
                    "الهوية.pdf",
                    "J’ai été à l’École – n°1.pdf",
                    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjj.pdf"
                })
        void keepsTheNameOfTheFile(String name) throws Exception {
            String number = open(training);

            deposit(number, "IDENTITY", name, TestFiles.pdf(100));

            assertThat(page(get("/applications/{n}", number))
                            .expectFirst("#document-IDENTITY .cf-document__file")
                            .text())
                    .startsWith(name);
        }

        @Test
        void leadsBackWhoeverAsksForTheAddressOfTheForm() throws Exception {
            String number = open(training);

            mvc.perform(get("/applications/{n}/documents", number).with(accounts.signedIn(candidate)))
                    .andExpect(redirectedUrl("/applications/" + number + "#documents"));
            mvc.perform(get("/applications/{n}/documents/IDENTITY", number).with(accounts.signedIn(candidate)))
                    .andExpect(redirectedUrl("/applications/" + number + "#document-IDENTITY"));
        }

        @Test
        void saysSoEvenWhenTheServerDoesNotReadSeveralFiles() throws Exception {
            // given
            String number = open(training);
            var request = HttpRequest.newBuilder(URI.create(baseUrl + "/applications/" + number + "/documents"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofByteArray(new byte[91 * 1024 * 1024]))
                    .build();

            // when
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

            // then
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(page(get("/applications/{n}", number).queryParam("too-large", ""))
                            .expectFirst("[role=alert]")
                            .text())
                    .contains("en plusieurs fois");
        }

        @Test
        void saysSoEvenWhenTheServerDoesNotReadTheFile() throws Exception {
            // given
            String number = open(training);
            var request = HttpRequest.newBuilder(
                            URI.create(baseUrl + "/applications/" + number + "/documents/IDENTITY"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]))
                    .build();

            // when
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

            // then
            assertThat(answer.statusCode()).isEqualTo(302);
            var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(location.getPath() + "?" + location.getQuery())
                    .isEqualTo("/applications/" + number + "?too-large=IDENTITY");
            var page = page(get("/applications/{n}", number).queryParam("too-large", "IDENTITY"));
            assertThat(page.expectFirst("#file-IDENTITY-error").text()).contains("dépasse 8 Mo");
        }

        @Test
        void refusesTheSecondOfTwoWindows() throws Exception {
            // given
            String number = open(training);
            deposit(number, "IDENTITY", "first.pdf", TestFiles.pdf(100));

            // when
            var second = deposit(number, "IDENTITY", "second.pdf", TestFiles.pdf(200));

            // then
            assertThat(refusalAt("IDENTITY", second)).contains("déjà déposé");
            assertThat(page(get("/applications/{n}", number))
                            .expectFirst("#document-IDENTITY")
                            .text())
                    .contains("first.pdf");
            assertThat(files()).isEqualTo(1);
        }

        @Test
        void isOverWhenTheDeadlineHasPassed() throws Exception {
            // given
            String number = open(training);
            deposit(number, "TRANSCRIPTS", "kept.pdf", TestFiles.pdf(100));

            // when
            clock.advance(Duration.ofDays(31));

            // then
            assertThat(refusalAt("IDENTITY", deposit(number, "IDENTITY", "late.pdf", TestFiles.pdf(100))))
                    .contains("La date limite est passée");
            assertThat(refusal(number, act(number, "TRANSCRIPTS", "removal"))).contains("La date limite est passée");
            assertThat(refusal(number, act(number, "MOTIVATION", "not-concerned")))
                    .contains("La date limite est passée");
            assertThat(page(get("/applications/{n}", number)).select("section form"))
                    .isEmpty();
            assertThat(files()).isEqualTo(1);
        }

        @Test
        void isRemovedAndDepositedAgain() throws Exception {
            // given
            String number = open(training);
            deposit(number, "IDENTITY", "wrong.pdf", TestFiles.pdf(100));

            // when
            act(number, "IDENTITY", "removal");

            // then
            var card = page(get("/applications/{n}", number)).expectFirst("#document-IDENTITY");
            assertThat(card.expectFirst(".govuk-tag").text()).isEqualTo("En attente");
            assertThat(files()).isZero();

            // when
            deposit(number, "IDENTITY", "right.pdf", TestFiles.pdf(100));

            // then
            assertThat(page(get("/applications/{n}", number)).text()).contains("right.pdf");
        }

        @Test
        void needsTheTokenOfOurPage() throws Exception {
            String number = open(training);

            mvc.perform(multipart("/applications/{n}/documents/IDENTITY", number)
                            .file(new MockMultipartFile("file", "id.pdf", "application/pdf", TestFiles.pdf(100)))
                            .with(accounts.signedIn(candidate)))
                    .andExpect(status().isForbidden());
            assertThat(files()).isZero();
        }
    }

    @Nested
    class ADocumentAskedBySeveralTrainings {

        @Test
        void isDepositedOnceAndRemovedOnce() throws Exception {
            // given
            String first = open(training);
            var other = catalogue.open();
            String second = open(other);

            // when
            var deposited = deposit(first, "IDENTITY", "id.pdf", TestFiles.pdf(100));

            // then
            assertThat(Jsoup.parse(deposited.andReturn().getResponse().getContentAsString())
                            .expectFirst("#deposited")
                            .text())
                    .contains(other.title());
            assertThat(page(get("/applications/{n}", second))
                            .expectFirst("#document-IDENTITY")
                            .text())
                    .contains("Ce fichier sert aussi", training.title());
            assertThat(documentStatus(second, "IDENTITY")).isEqualTo(DocumentStatus.TRANSMITTED);
            assertThat(files()).isEqualTo(1);

            // when
            act(second, "IDENTITY", "removal");

            // then
            assertThat(documentStatus(first, "IDENTITY")).isEqualTo(DocumentStatus.PENDING);
            assertThat(files()).isZero();
        }

        @Test
        void isThereWhenALaterApplicationIsOpened() throws Exception {
            // given
            String first = open(training);
            deposit(first, "IDENTITY", "id.pdf", TestFiles.pdf(100));

            // when
            String second = open(catalogue.open());

            // then
            assertThat(service.file(candidate, second, "IDENTITY"))
                    .isEqualTo(service.file(candidate, first, "IDENTITY"));
        }

        @Test
        void neverTouchesASubmittedApplication() throws Exception {
            // given
            String submitted = open(training);
            depositAll(submitted);
            admission.recordSubmission(service.get(candidate, submitted).id());
            String other = open(catalogue.open());
            var file = service.file(candidate, submitted, "IDENTITY");
            assertThat(service.file(candidate, other, "IDENTITY")).isEqualTo(file);

            // when
            act(other, "IDENTITY", "removal");
            deposit(other, "IDENTITY", "new.pdf", TestFiles.pdf(200));

            // then
            assertThat(service.file(candidate, submitted, "IDENTITY")).isEqualTo(file);
            assertThat(service.file(candidate, other, "IDENTITY")).isNotEqualTo(file);
            mvc.perform(get("/applications/{n}/documents/IDENTITY/file", submitted)
                            .with(accounts.signedIn(candidate)))
                    .andExpect(status().isOk());
            assertThat(refusal(submitted, act(submitted, "IDENTITY", "removal")))
                    .contains("ne peut pas être modifié");
        }

        @Test
        void replacesARejectedFileWhereverItIsRejected() throws Exception {
            // given
            String first = open(training);
            String second = open(catalogue.open());
            depositAll(first);
            reject(first, "IDENTITY");
            reject(second, "IDENTITY");
            assertThat(open(catalogue.open()))
                    .satisfies(third ->
                            assertThat(documentStatus(third, "IDENTITY")).isEqualTo(DocumentStatus.PENDING));

            // when
            deposit(first, "IDENTITY", "better.pdf", TestFiles.pdf(200));

            // then
            assertThat(documentStatus(first, "IDENTITY")).isEqualTo(DocumentStatus.TRANSMITTED);
            assertThat(service.file(candidate, second, "IDENTITY"))
                    .isEqualTo(service.file(candidate, first, "IDENTITY"));
            assertThat(files()).isEqualTo(3);
        }
    }

    @Nested
    class AnIncompleteFile {

        @Test
        void showsTheCommentAndOpensOnlyWhatWasRejected() throws Exception {
            // given
            String number = open(training);
            depositAll(number);

            // when
            reject(number, "TRANSCRIPTS");

            // then
            var page = page(get("/applications/{n}", number));
            assertThat(page.text()).contains("Incomplète", "Date limite de retour");
            var rejected = page.expectFirst("#document-TRANSCRIPTS");
            assertThat(rejected.text())
                    .contains("Refusée", "Illisible <b>!</b>", "Choisir un autre fichier", "− Retirer");
            assertThat(page.expectFirst("#document-IDENTITY").text()).contains("Validée");
            assertThat(page.select("#document-IDENTITY form")).isEmpty();
            assertThat(page.select(".cf-documents").get(0).select("> li").eachAttr("id"))
                    .containsExactly("document-TRANSCRIPTS");
            assertThat(page.select("#settled li").eachAttr("id"))
                    .containsExactly("document-IDENTITY", "document-MOTIVATION");
            assertThat(refusal(number, act(number, "IDENTITY", "removal"))).contains("ne peut pas être modifié");

            // when
            deposit(number, "TRANSCRIPTS", "better.pdf", TestFiles.pdf(300));

            // then
            assertThat(documentStatus(number, "TRANSCRIPTS")).isEqualTo(DocumentStatus.TRANSMITTED);
        }

        @Test
        void hidesAVerdictUntilTheReviewIsClosed() throws Exception {
            // given
            String number = open(training);
            depositAll(number);
            var id = service.get(candidate, number).id();
            admission.recordSubmission(id);

            // when
            admission.judge(id, "IDENTITY", DocumentStatus.REJECTED, "Illisible", "manager");

            // then
            assertThat(page(get("/applications/{n}", number)).text()).doesNotContain("Illisible", "Refusée");
        }
    }

    @Nested
    class NotConcerned {

        @Test
        void isSwornAndTakenBack() throws Exception {
            // given
            String number = open(training);

            // when
            var statement = page(get("/applications/{n}/documents/MOTIVATION/not-concerned", number));

            // then
            assertThat(statement.text()).contains("Lettre de motivation", "sur l’honneur");
            assertThat(documentStatus(number, "MOTIVATION")).isEqualTo(DocumentStatus.PENDING);

            // when
            act(number, "MOTIVATION", "not-concerned");

            // then
            var card = page(get("/applications/{n}", number)).expectFirst("#document-MOTIVATION");
            assertThat(card.expectFirst(".govuk-tag").text()).isEqualTo("Non concerné");
            assertThat(card.select("input[type=file]")).isEmpty();

            // when
            act(number, "MOTIVATION", "concerned");

            // then
            assertThat(documentStatus(number, "MOTIVATION")).isEqualTo(DocumentStatus.PENDING);
        }

        @Test
        void isRefusedWhereTheDocumentIsAskedOfEverybody() throws Exception {
            String number = open(training);

            mvc.perform(get("/applications/{n}/documents/IDENTITY/not-concerned", number)
                            .with(accounts.signedIn(candidate)))
                    .andExpect(status().isNotFound());
            assertThat(refusal(number, act(number, "IDENTITY", "not-concerned")))
                    .contains("demandée à tous");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/cancellation",
                "/recall",
                "/waiting-list-departure",
                "/receipt",
                "/documents/IDENTITY/file",
                "/documents/IDENTITY/download",
                "/documents/MOTIVATION/not-concerned",
                "/tasks/00000000-0000-0000-0000-000000000000"
            })
    void somebodyElsesApplicationIsNotFound(String path) throws Exception {
        // given
        String number = open(training);
        deposit(number, "IDENTITY", "id.pdf", TestFiles.pdf(100));
        var stranger = accounts.activeAccount();

        // then
        mvc.perform(get("/applications/" + number + path).with(accounts.signedIn(stranger)))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cancellation",
                "/recall",
                "/waiting-list-departure",
                "/documents",
                "/documents/MOTIVATION",
                "/documents/IDENTITY/removal",
                "/documents/MOTIVATION/not-concerned",
                "/documents/MOTIVATION/concerned",
                "/tasks/00000000-0000-0000-0000-000000000000"
            })
    void nobodyChangesSomebodyElsesApplication(String path) throws Exception {
        // given
        String number = open(training);
        deposit(number, "IDENTITY", "id.pdf", TestFiles.pdf(100));
        var before = service.documents(candidate, number);
        var stranger = accounts.activeAccount();

        // when
        mvc.perform(multipart("/applications/" + number + path)
                        .file(new MockMultipartFile("file", "x.pdf", "application/pdf", TestFiles.pdf(100)))
                        .with(accounts.signedIn(stranger))
                        .with(csrf()))
                .andExpect(status().isNotFound());

        // then
        assertThat(service.documents(candidate, number)).isEqualTo(before);
        assertThat(service.get(candidate, number).status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "waiting-list-departure"})
    void whatIsOutOfTurnIsRefusedInWords(String action) throws Exception {
        String number = open(training);

        assertThat(refusal(number, perform(post("/applications/{n}/{a}", number, action))))
                .contains("Ce n’est pas possible dans l’état actuel");
    }

    @Test
    void aPublishedOpinionCannotBeCancelled() throws Exception {
        // given
        String number = open(training);
        depositAll(number);
        var id = service.get(candidate, number).id();
        admission.recordSubmission(id);
        for (String code : List.of("IDENTITY", "TRANSCRIPTS", "MOTIVATION")) {
            admission.judge(id, code, DocumentStatus.VALIDATED, null, "manager");
        }
        admission.closeReview(id);
        opinions.recordOpinion(id, GivenOpinion.unfavourable("LEVEL", null), "member");
        opinions.recordValidation(id, true, null, "president");

        // then
        var before = page(get("/applications/{n}", number)).text();
        assertThat(before).contains("Complète", "Annuler ma candidature").doesNotContain("Avis défavorable");

        // when
        opinions.publish(id);

        // then
        assertThat(page(get("/applications/{n}", number)).text())
                .contains("Avis défavorable", "Motif : Résultats insuffisants")
                .doesNotContain("Annuler ma candidature");
        assertThat(refusal(number, perform(post("/applications/{n}/cancellation", number))))
                .contains("Ce n’est pas possible dans l’état actuel");
    }

    private String open(TrainingSummary chosen) {
        return admission.get(service.open(candidate, chosen.id())).number();
    }

    private ResultActions deposit(String number, String code, String name, byte[] content) throws Exception {
        return mvc.perform(multipart("/applications/{n}/documents/{c}", number, code)
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(accounts.signedIn(candidate))
                .with(csrf()));
    }

    private ResultActions depositTogether(String number, MockMultipartFile... files) throws Exception {
        var request = multipart("/applications/{n}/documents", number);
        for (var file : files) {
            request.file(file);
        }
        return perform(request);
    }

    private void depositAll(String number) throws Exception {
        for (String code : List.of("IDENTITY", "TRANSCRIPTS", "MOTIVATION")) {
            deposit(number, code, code + ".pdf", TestFiles.pdf(100));
        }
    }

    /** Submits, and closes a review that rejects one document and validates the others. */
    private void reject(String number, String rejected) {
        var id = service.get(candidate, number).id();
        admission.recordSubmission(id);
        for (DocumentSummary document : admission.documents(id)) {
            boolean bad = document.code().equals(rejected);
            admission.judge(
                    id,
                    document.code(),
                    bad ? DocumentStatus.REJECTED : DocumentStatus.VALIDATED,
                    bad ? "Illisible <b>!</b>" : null,
                    "manager");
        }
        admission.closeReview(id);
    }

    private ResultActions act(String number, String code, String verb) throws Exception {
        return perform(post("/applications/{n}/documents/{c}/{v}", number, code, verb));
    }

    private ResultActions perform(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(accounts.signedIn(candidate)).with(csrf()));
    }

    /** What the application's page says after a refused action. */
    private String refusal(String number, ResultActions refused) throws Exception {
        var result = refused.andExpect(redirectedUrl("/applications/" + number)).andReturn();
        return page(get("/applications/{n}", number).cookie(result.getResponse().getCookie("SESSION")))
                .expectFirst("[role=alert]")
                .text();
    }

    /** What is said at a document whose file was refused. */
    private static String refusalAt(String code, ResultActions refused) throws Exception {
        return Jsoup.parse(refused.andExpect(status().isUnprocessableEntity())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .expectFirst("#file-" + code + "-error")
                .text();
    }

    private Document page(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(accounts.signedIn(candidate)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private DocumentStatus documentStatus(String number, String code) {
        return service.documents(candidate, number).stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private int files() {
        return jdbc.queryForObject(
                "select count(*) from deposited_file where account_id = ?", Integer.class, candidate.value());
    }
}
