package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Deadline;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Where is my file: what the candidate reads of the process's history. */
@ApplicationTest
class TimelinePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions test;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    SeatService seats;

    @Autowired
    MovableClock clock;

    @Test
    void tellsARecalledSubmissionAndTwoRoundsTheLatestFirst() throws Exception {
        // given
        var application = test.submitted();
        driver.runJob(application, "serviceTask_sendReceipt");
        test.recall(application);
        test.submit(application);
        test.review(application, "TRANSCRIPTS");

        // then
        assertThat(timeline(application, "fr").text())
                .contains("C’est à vous de jouer", "Vous envoyez les pièces corrigées");

        // when
        test.correct(application);

        // then
        assertThat(events(application, "fr"))
                .containsExactly(
                        "Vous avez transmis les pièces corrigées.",
                        "Le centre a terminé sa vérification : des pièces sont à corriger.",
                        "Vous avez transmis votre dossier.",
                        "Vous avez repris votre dossier pour le modifier.",
                        "Un accusé de réception vous a été envoyé par courriel.",
                        "Vous avez transmis votre dossier.",
                        "Vous avez créé cette candidature.");
        assertThat(timeline(application, "fr").text()).contains("Votre dossier est au centre", "Une pièce est refusée");
    }

    @Test
    void keepsVerdictsOpinionsAndNamesOfTheStaffToItself() throws Exception {
        // given
        var application = test.submitted();
        driver.runJob(application, "serviceTask_sendReceipt");
        var before = events(application, "en");
        test.judge(application, "TRANSCRIPTS");

        // then
        assertThat(events(application, "en")).isEqualTo(before);

        // when
        test.review(application);
        var complete = events(application, "en");
        test.giveOpinion(application, Opinion.FAVOURABLE, null);
        test.validateOpinion(application, true);

        // then
        assertThat(complete.get(0)).startsWith("The centre finished its check: your file is complete.");
        assertThat(events(application, "en")).isEqualTo(complete);
        assertThat(timeline(application, "en").text())
                .contains("Your file is with the commission", "A favourable opinion", "An unfavourable opinion")
                .doesNotContain(test.manager(), test.member(), test.president());
    }

    @Test
    void tellsOfTheWaitingListTheCallAndTheAnswer() throws Exception {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var application = test.waitingListed(training, 1);

        // then
        assertThat(timeline(application, "en").text()).contains("you are waiting for a place to be freed");

        // when
        seats.callNext(application);
        test.answer(application, Answer.CONFIRM);

        // then
        assertThat(events(application, "en").subList(0, 4))
                .containsExactly(
                        "You confirmed your admission.",
                        "A place was offered to you.",
                        "You were put on the waiting list.",
                        "The commission’s opinion was published.");
        assertThat(timeline(application, "en").text()).contains("Withdrawal possible until", "You change your mind");

        // when
        clock.moveTo(admissions.get(application).answerDeadline().plusSeconds(1));

        // then
        assertThat(timeline(application, "en").text())
                .doesNotContain("Withdrawal possible until", "What can come next");
    }

    @Test
    void namesTheDeadlineAlsoAfterItWasMoved() throws Exception {
        // given
        var application = test.incomplete();
        var to = LocalDate.of(2031, 3, 14).atTime(18, 30).atZone(clock.getZone());

        // when
        admissions.moveDeadline(application, Deadline.RETURN, to.toInstant());

        // then
        assertThat(timeline(application, "fr").text()).contains("14 mars 2031 à 18 h 30");
    }

    @Test
    void tellsHowLongAStepHasTakenFromTenFilesOn() throws Exception {
        // given
        var training = catalogue.open();
        List<ApplicationId> files = new ArrayList<>(
                IntStream.range(0, 10).mapToObj(i -> test.submitted(training)).toList());
        clock.advance(Duration.ofDays(4));
        files.subList(0, 9).forEach(test::review);
        var mine = test.submitted(training);

        // then
        assertThat(timeline(mine, "fr").text()).doesNotContain("en général");

        // when
        test.review(files.get(9));

        // then
        assertThat(timeline(mine, "fr").text()).contains("environ 4 jours (médiane des 10 derniers dossiers)");
        assertThat(timeline(mine, "en").text()).contains("usually taken about 4 days");
        assertThat(timeline(files.get(9), "fr").text()).doesNotContain("en général");
        assertThat(timeline(test.submitted(catalogue.open()), "fr").text()).doesNotContain("en général");
    }

    @Test
    void aPaperFileIsRegisteredByTheCentre() throws Exception {
        // given
        var application = test.open(catalogue.open(ApplicationMode.PAPER, null));
        var today = LocalDate.now(clock);
        clock.moveTo(admissions.get(application).submissionDeadline().plusSeconds(1));

        // then
        assertThat(timeline(application, "en").text())
                .contains("the centre still registers what was posted in time")
                .doesNotContain("Deadline for sending");

        // when
        test.registerPaper(application, "userTask_registerPaperFile", today, today);

        // then
        assertThat(events(application, "en")).first().isEqualTo("The centre registered the file that you posted.");
    }

    @Test
    void theQueueMovesWhenAPlaceAheadIsCalled() throws Exception {
        // given
        var training = catalogue.open(ApplicationMode.DEMATERIALISED, 1);
        var admitted = test.admitted(training);
        test.waitingListed(training, 3);
        var mine = test.waitingListed(training, 12);

        // then
        assertThat(timeline(mine, "fr").text()).contains("Vous êtes en position 2.");

        // when
        clock.advance(Duration.ofDays(2));
        test.withdraw(admitted);

        // then
        assertThat(timeline(mine, "fr").text()).contains("C’est votre tour", " : position 1", " : position 2");
        assertThat(timeline(mine, "en").text()).contains("You are next", ": number 1", ": number 2");
    }

    @Test
    void theAnswerShowsTheTimeThatIsLeftAndTheOtherOffers() throws Exception {
        // given
        var application = test.admitted(catalogue.open());
        var other = test.admitted(catalogue.open());
        var deadline = admissions.get(application).answerDeadline();
        clock.moveTo(deadline.minus(Duration.ofHours(51)).minusSeconds(30));

        // then
        var alone = answer(application, "en");
        assertThat(alone.text())
                .contains(
                        "Time left to answer: 2 days 3 hours",
                        "you have 2 hours to take that back, until the deadline");
        assertThat(alone.text()).doesNotContain("Your other offers", "Your other applications");
        assertThat(alone.select("a").eachAttr("href")).doesNotContain("/applications/" + test.number(other));

        // given
        var training = catalogue.open();
        var open = test.open(training, test.account(application));
        assertThat(answer(application, "fr").text())
                .contains(
                        "Temps restant pour répondre : 2 jours 3 heures",
                        "vous avez 2 heures pour revenir sur cette décision, au plus tard jusqu’à la date limite",
                        "Vos autres candidatures",
                        training.title());
        test.admit(open);

        // then
        assertThat(answer(application, "fr").text())
                .contains(
                        "Confirmer une place ne vous fait pas renoncer aux autres",
                        training.title(),
                        "Date limite de réponse")
                .doesNotContain("Vos autres candidatures");

        // when
        test.answer(application, Answer.WITHDRAW);

        // then
        assertThat(answer(application, "en").text())
                .contains("Time left to take your withdrawal back: 1 hour 59 minutes");

        // when
        clock.moveTo(deadline.plusSeconds(1));

        // then
        assertThat(page(application, "en").select("section[aria-labelledby=answer-heading]"))
                .isEmpty();
    }

    private Element answer(ApplicationId application, String language) throws Exception {
        return page(application, language).expectFirst("section[aria-labelledby=answer-heading]");
    }

    private List<String> events(ApplicationId application, String language) throws Exception {
        return timeline(application, language).select(".cf-timeline__what").eachText();
    }

    private Element timeline(ApplicationId application, String language) throws Exception {
        return page(application, language).expectFirst("section[aria-labelledby=timeline]");
    }

    private Document page(ApplicationId application, String language) throws Exception {
        return Jsoup.parse(mvc.perform(get("/applications/{number}", test.number(application))
                        .queryParam("lang", language)
                        .with(accounts.signedIn(test.account(application))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
