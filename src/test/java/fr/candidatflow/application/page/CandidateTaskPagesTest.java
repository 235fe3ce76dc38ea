package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.CandidateTasks;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.camunda.bpm.engine.HistoryService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The candidate's steps, in the processes as they are deployed. */
@ApplicationTest
class CandidateTaskPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestReviews reviews;

    @Autowired
    ProcessDriver driver;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admission;

    @Autowired
    CandidateTasks tasks;

    @Autowired
    HistoryService history;

    @Autowired
    MovableClock clock;

    AccountId candidate;
    ApplicationId application;
    String number;

    @BeforeEach
    void anApplication() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
        application = service.open(candidate, catalogue.open().id());
        number = admission.get(application).number();
    }

    @Test
    void theApplicationsPageLeadsToTheOpenStep() throws Exception {
        var summary = page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))));

        assertThat(summary.expectFirst("a[href=" + step() + "]").text()).isEqualTo("Transmettre ma candidature");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Transmettre ma candidature, Je certifie, Pièce d’identité – En attente",
        "en, Submit my application, I certify, Identity document – Pending"
    })
    void theFormOfTheProcessIsShownInTheCandidatesLanguage(String language, String title, String text, String missing)
            throws Exception {
        // when
        var form = page(mvc.perform(get(step()).queryParam("lang", language).with(accounts.signedIn(candidate))));

        // then
        assertThat(form.expectFirst("h1").text()).isEqualTo(title);
        assertThat(form.expectFirst("main").text()).contains(text, missing);
        assertThat(form.select("input[type=checkbox][name=certified]")).hasSize(1);
        assertThat(form.select("main form input[name=_csrf]")).hasSize(1);
        assertThat(form.html()).doesNotContain("cam-variable", "data-message");
    }

    @ParameterizedTest
    @CsvSource({"fr, Cochez la case", "en, Tick the box"})
    void whatIsNotTickedComesBackWithASentenceAtTheField(String language, String sentence) throws Exception {
        // when
        var refused = page(mvc.perform(post(step())
                        .queryParam("lang", language)
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity()));

        // then
        assertThat(refused.expectFirst("#certified-error").text()).contains(sentence);
        assertThat(refused.expectFirst("[role=alert] a").attr("href")).isEqualTo("#certified");
        assertThat(refused.expectFirst("#certified").attr("aria-invalid")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, ne peut pas encore être transmise, Relevés de notes – En attente",
        "en, cannot be submitted yet, Transcripts – Pending"
    })
    void theProcessRefusalComesBackInWordsAndKeepsWhatWasTyped(String language, String sentence, String missing)
            throws Exception {
        // given
        deposit("IDENTITY");

        // when
        var refused = page(mvc.perform(post(step())
                        .param("certified", "true")
                        .queryParam("lang", language)
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity()));

        // then
        var alert = refused.expectFirst("[role=alert]");
        assertThat(alert.text()).contains(sentence, missing).doesNotContain("identité", "Identity");
        assertThat(alert.select("a").eachAttr("href")).contains("/applications/" + number + "#document-TRANSCRIPTS");
        assertThat(refused.expectFirst("#certified").hasAttr("checked")).isTrue();
        assertThat(statusNow()).isEqualTo(ApplicationStatus.IN_PREPARATION);
        assertThat(tasks.of(application)).hasSize(1);
    }

    @Test
    void theBrowserSetsOnlyTheVariableOfTheForm() throws Exception {
        // given
        depositAll();

        // when
        mvc.perform(post(step())
                        .param("certified", "true")
                        .param("submissionDeadlineAt", "2099-01-01T00:00:00")
                        .param("forged", "true")
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(redirectedUrl("/applications/" + number + "/receipt"));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName("forged")
                        .count())
                .isZero();
    }

    @Test
    void theSecondClickReadsWhoDidWhatAndChangesNothing() throws Exception {
        // given
        depositAll();
        String step = step();
        submit(step).andExpect(redirectedUrl("/applications/" + number + "/receipt"));

        // when
        var second = page(submit(step).andExpect(status().isConflict()));
        var again =
                page(mvc.perform(get(step).with(accounts.signedIn(candidate))).andExpect(status().isOk()));

        // then
        for (var finished : new Document[] {second, again}) {
            assertThat(finished.text()).contains("Cette étape est terminée", "Vous l’avez déjà faite, le");
            assertThat(finished.select("main a").eachAttr("href")).containsExactly("/applications/" + number);
        }
        assertThat(admission.get(application).submissionRound()).isEqualTo(1);
    }

    @Test
    void aStepIsOnlyFoundByItsCandidateAndInItsApplication() throws Exception {
        // given
        var stranger = accounts.activeAccount();
        profiles.complete(stranger);
        String strangers =
                admission.get(service.open(stranger, catalogue.open().id())).number();
        String task = step().substring(step().lastIndexOf('/') + 1);

        // then
        for (String path : new String[] {
            "/applications/" + number + "/tasks/" + task, "/applications/" + strangers + "/tasks/" + task
        }) {
            mvc.perform(get(path).with(accounts.signedIn(stranger))).andExpect(status().isNotFound());
            mvc.perform(post(path)
                            .param("certified", "true")
                            .with(accounts.signedIn(stranger))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post(step()).param("certified", "true").with(accounts.signedIn(candidate)))
                .andExpect(status().isForbidden());
    }

    @Test
    void afterTheDeadlineNothingIsSubmitted() throws Exception {
        // given
        depositAll();
        String step = step();

        // when
        clock.advance(Duration.ofDays(31));

        // then
        assertThat(page(submit(step).andExpect(status().isUnprocessableEntity()))
                        .expectFirst("[role=alert]")
                        .text())
                .contains("La date limite est passée");
        assertThat(statusNow()).isEqualTo(ApplicationStatus.IN_PREPARATION);
    }

    @Test
    void aSubmissionIsTakenBackUntilAManagerHasClaimedIt() throws Exception {
        // given
        depositAll();
        submit(step());

        // when
        perform("recall").andExpect(redirectedUrl("/applications/" + number));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.IN_PREPARATION);

        // when
        submit(step());
        reviews.claim(application);

        // then
        var refused = perform("recall").andReturn();
        assertThat(page(mvc.perform(get("/applications/{n}", number)
                                .cookie(refused.getResponse().getCookie("SESSION"))
                                .with(accounts.signedIn(candidate))))
                        .expectFirst("[role=alert]")
                        .text())
                .contains("Un gestionnaire a commencé");
        assertThat(statusNow()).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Candidature transmise, Et maintenant, Relevés de notes, Reprendre ma candidature transmise",
        "en, Application submitted, What happens next, Transcripts, Take"
    })
    void aSubmissionHasItsReceipt(String language, String title, String next, String document, String recall)
            throws Exception {
        // given
        depositAll();
        submit(step());

        // when
        var receipt = page(receipt(language).andExpect(status().isOk()));

        // then
        assertThat(receipt.expectFirst("h1").text()).isEqualTo(title);
        assertThat(receipt.expectFirst("main").text()).contains(number, next, document, "TRANSCRIPTS.pdf", recall);
        assertThat(receipt.select("main a").eachAttr("href"))
                .contains("/applications/" + number + "/receipt.pdf", "/applications/" + number + "/recall");
        mvc.perform(get("/applications/{n}/receipt.pdf", number).with(accounts.signedIn(candidate)))
                .andExpect(status().isOk());
        assertThat(page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))))
                        .select("main a")
                        .eachAttr("href"))
                .contains("/applications/" + number + "/receipt");
    }

    @Test
    void aRecallIsOfferedOnlyWhileItWouldWork() throws Exception {
        // given
        depositAll();
        submit(step());
        String recall = "a[href=/applications/" + number + "/recall]";
        assertThat(page(receipt("fr")).select(recall)).hasSize(1);

        // when
        reviews.claim(application);

        // then
        assertThat(page(receipt("fr")).select(recall)).isEmpty();
        assertThat(page(receipt("fr")).text()).contains("Elle ne peut plus être reprise");
        assertThat(page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))))
                        .select(recall))
                .isEmpty();
    }

    @Test
    void whatIsNotSubmittedHasNoReceipt() throws Exception {
        // given
        receipt("fr").andExpect(redirectedUrl("/applications/" + number));
        depositAll();
        submit(step());

        // when
        perform("recall");

        // then
        receipt("fr").andExpect(redirectedUrl("/applications/" + number));
    }

    private Element formIn(String language) throws Exception {
        return page(mvc.perform(get(step()).queryParam("lang", language).with(accounts.signedIn(candidate))))
                .expectFirst("main form");
    }

    private ResultActions receipt(String language) throws Exception {
        return mvc.perform(get("/applications/{n}/receipt", number)
                .queryParam("lang", language)
                .with(accounts.signedIn(candidate)));
    }

    @Test
    void aCancelledApplicationIsOverAndCanBeMadeAgain() throws Exception {
        // given
        String step = step();

        // when
        perform("cancellation").andExpect(redirectedUrl("/applications/" + number));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.CANCELLED);
        assertThat(page(mvc.perform(get(step).with(accounts.signedIn(candidate))))
                        .text())
                .contains("sans être faite");
        service.open(candidate, admission.get(application).training());
    }

    @Test
    void aRejectedDocumentIsReplacedAndTheFileSubmittedAgain() throws Exception {
        // given
        depositAll();
        submit(step());
        reviews.review(application, "Illisible", "IDENTITY");

        // when
        var tooEarly = page(submit(step()).andExpect(status().isUnprocessableEntity()));

        // then
        assertThat(tooEarly.expectFirst("h1").text()).isEqualTo("Transmettre à nouveau ma candidature");
        assertThat(tooEarly.expectFirst("[role=alert]").text()).contains("Pièce d’identité – Refusée");

        // when
        deposit("IDENTITY");
        submit(step()).andExpect(redirectedUrl("/applications/" + number + "/receipt"));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.SUBMITTED);
    }

    @Test
    void aPlaceIsConfirmedAndGivenBack() throws Exception {
        // given
        depositAll();
        submit(step());
        reviews.review(application, null);
        reviews.publish(application, Opinion.FAVOURABLE, null);

        // when
        var unanswered =
                page(mvc.perform(post(step()).with(accounts.signedIn(candidate)).with(csrf()))
                        .andExpect(status().isUnprocessableEntity()));

        // then
        assertThat(unanswered.expectFirst("#answer-error").text()).contains("Choisissez entre confirmer");
        assertThat(unanswered.select("input[type=radio][name=answer]").eachAttr("value"))
                .containsExactly("CONFIRM", "WITHDRAW");
        assertThat(formIn("fr").expectFirst("#answer-hint").text()).contains("repris pendant 2 heures");
        assertThat(formIn("en").expectFirst("#answer-hint").text()).contains("taken back for 2 hours");
        assertThat(formIn("fr").text()).doesNotContain("Confirmer garde cette place");
        assertThat(page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))))
                        .text())
                .contains("Confirmer garde cette place");

        // when
        mvc.perform(post(step())
                        .param("answer", "PERHAPS")
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post(step())
                        .param("answer", "CONFIRM")
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(redirectedUrl("/applications/" + number));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.CONFIRMED);
        assertThat(formIn("fr").text()).contains("pendant 2 heures, au plus tard jusqu’à la date limite");
        assertThat(formIn("en").text()).contains("for 2 hours, until the deadline at the latest");

        // when
        mvc.perform(post(step())
                        .param("withdrawalConfirmed", "on")
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(redirectedUrl("/applications/" + number));

        // then: the place is kept, and a click takes the withdrawal back
        var withdrawing = page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))));
        assertThat(statusNow()).isEqualTo(ApplicationStatus.CONFIRMED);
        assertThat(withdrawing.text())
                .contains("Désistement en cours", "Désistement définitif le", "votre place est gardée");
        assertThat(withdrawing.expectFirst("#steps").text()).isEqualTo("Si vous changez d’avis");

        // when
        mvc.perform(post(step()).with(accounts.signedIn(candidate)).with(csrf()))
                .andExpect(redirectedUrl("/applications/" + number));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.CONFIRMED);
        assertThat(page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))))
                        .text())
                .contains("Admission confirmée", "Vous avez repris votre désistement.")
                .doesNotContain("Désistement en cours");

        // when
        mvc.perform(post(step())
                        .param("withdrawalConfirmed", "on")
                        .with(accounts.signedIn(candidate))
                        .with(csrf()))
                .andExpect(redirectedUrl("/applications/" + number));
        driver.fireTimer(application, "boundaryEvent_withdrawalFinal");

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.WITHDRAWN);
        assertThat(tasks.of(application)).isEmpty();
    }

    @Test
    void theWaitingListIsLeftForGood() throws Exception {
        // given
        depositAll();
        submit(step());
        reviews.review(application, null);
        reviews.publish(application, Opinion.WAITING_LIST, 7L);
        assertThat(page(mvc.perform(get("/applications/{n}", number).with(accounts.signedIn(candidate))))
                        .text())
                .contains("rang 7", "Quitter la liste d’attente");

        // when
        perform("waiting-list-departure").andExpect(redirectedUrl("/applications/" + number));

        // then
        assertThat(statusNow()).isEqualTo(ApplicationStatus.WITHDRAWN);
    }

    /** Path of the one open step. */
    private String step() {
        var open = tasks.of(application);
        assertThat(open).hasSize(1);
        return "/applications/" + number + "/tasks/" + open.get(0).taskId();
    }

    private ResultActions submit(String step) throws Exception {
        return mvc.perform(post(step)
                .param("certified", "true")
                .with(accounts.signedIn(candidate))
                .with(csrf()));
    }

    private ResultActions perform(String action) throws Exception {
        return mvc.perform(post("/applications/{n}/{a}", number, action)
                .with(accounts.signedIn(candidate))
                .with(csrf()));
    }

    private void depositAll() {
        deposit("IDENTITY");
        deposit("TRANSCRIPTS");
        deposit("MOTIVATION");
    }

    private void deposit(String code) {
        byte[] file = TestFiles.pdf(code);
        service.deposit(candidate, number, code, code + ".pdf", new ByteArrayInputStream(file), file.length);
    }

    private ApplicationStatus statusNow() {
        return admission.get(application).status();
    }

    private static Document page(ResultActions answer) throws Exception {
        return Jsoup.parse(answer.andReturn().getResponse().getContentAsString());
    }
}
