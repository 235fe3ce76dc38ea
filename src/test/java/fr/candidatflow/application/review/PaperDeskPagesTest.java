package fr.candidatflow.application.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.PaperArrivals;
import fr.candidatflow.application.VerdictsMissing;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.Meanwhile;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** The desk where a centre registers what came by post. */
@ApplicationTest
class PaperDeskPagesTest {

    private static final String PATH = "/staff/paper";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAdmissions admissions;

    @Autowired
    AdmissionService service;

    @Autowired
    PaperArrivals arrivals;

    @Autowired
    ProcessDriver driver;

    @Autowired
    TaskService tasks;

    @Autowired
    Audit audit;

    @Autowired
    MovableClock clock;

    @Autowired
    PaperRegistrations registrations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    ApplicationId application;
    String number;
    String manager;
    LocalDate today;

    @BeforeEach
    void anEnvelopeThatIsAwaited() {
        application = admissions.open(catalogue.open(ApplicationMode.PAPER, null));
        number = admissions.number(application);
        manager = staff.manager(TestCatalogue.CENTRE);
        today = LocalDate.now(clock);
    }

    @Test
    void registersAnEnvelopeThatAScannerHasFound() throws Exception {
        // given
        mvc.perform(get(PATH)
                        .param("number", " " + number.toLowerCase(Locale.ROOT) + "\t")
                        .with(staff.signedIn(manager)))
                .andExpect(redirectedUrl(PATH + "/" + number));

        // when
        send(302, today.minusDays(2), today, "document", "IDENTITY", "document", "NO-SUCH-DOCUMENT");

        // then
        var registered = service.get(application);
        assertThat(registered.status()).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(registered.postmarkedOn()).isEqualTo(today.minusDays(2));
        assertThat(registered.receivedOn()).isEqualTo(today);
        assertThat(arrivals.documents(application, 1).orElseThrow()).containsExactly("IDENTITY");
        assertThat(statuses())
                .isEqualTo(Map.of(
                        "IDENTITY", DocumentStatus.TRANSMITTED,
                        "TRANSCRIPTS", DocumentStatus.PENDING,
                        "MOTIVATION", DocumentStatus.PENDING));
        assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
        assertThat(audit.of(PaperRegistrations.AREA, number)).singleElement().satisfies(entry -> {
            assertThat(entry.staff()).isEqualTo(manager);
            assertThat(entry.detail()).contains("postmarked " + today.minusDays(2), "IDENTITY");
        });
        assertThat(send(422, today, today).select("main").text())
                .contains("No envelope of this application is awaited");
        assertThat(audit.of(PaperRegistrations.AREA, number)).hasSize(1);
    }

    /** A scanner presses Enter by itself, and so does the hand. */
    @Test
    void anEnvelopeThatIsRegisteredTwiceAtTheSameMomentIsRegisteredOnce() throws Exception {
        // when: the second comes while the first is on its way
        var second = transaction.execute(status -> {
            registrations.register(
                    service.get(application),
                    new PaperArrivals.Envelope(today, today, List.of("IDENTITY"), null),
                    manager);
            return Meanwhile.begin(jdbc, () -> send(422, today, today, "document", "IDENTITY"));
        });

        // then
        assertThat(second.get().select("main").text()).contains("No envelope of this application is awaited");
        assertThat(audit.of(PaperRegistrations.AREA, number)).hasSize(1);
    }

    @Test
    void registersTheLetterThatCorrectsAFile() throws Exception {
        // given
        send(302, today, today);
        admissions.review(application, "TRANSCRIPTS");

        // when
        send(302, today, today, "document", "TRANSCRIPTS");

        // then
        assertThat(service.get(application).submissionRound()).isEqualTo(2);
        assertThat(arrivals.documents(application, 2).orElseThrow()).containsExactly("TRANSCRIPTS");
        assertThat(statuses())
                .isEqualTo(Map.of(
                        "IDENTITY", DocumentStatus.VALIDATED,
                        "TRANSCRIPTS", DocumentStatus.TRANSMITTED,
                        "MOTIVATION", DocumentStatus.VALIDATED));
    }

    @Test
    void whatTheEnvelopeLacksIsSeenByTheCandidateAndKeepsTheFileFromBeingComplete() throws Exception {
        // given
        send(302, today, today, "document", "IDENTITY", "document", "MOTIVATION");

        // then
        assertThat(candidatesPage()
                        .select("section[aria-labelledby=paper] a[href^=#document-]")
                        .eachAttr("href"))
                .containsExactly("#document-TRANSCRIPTS");

        // when
        service.validateTheRest(application, admissions.manager());

        // then
        assertThatThrownBy(() -> completeReview())
                .isInstanceOfSatisfying(
                        VerdictsMissing.class,
                        missing -> assertThat(missing.codes()).containsExactly("TRANSCRIPTS"));

        // when
        service.judge(
                application, "TRANSCRIPTS", DocumentStatus.REJECTED, "Not in your envelope", admissions.manager());
        completeReview();

        // then
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.INCOMPLETE);
        assertThat(statuses()).containsEntry("TRANSCRIPTS", DocumentStatus.REJECTED);

        // when the letter that corrects it is empty
        send(302, today, today);

        // then the candidate still reads what was said
        assertThat(statuses()).containsEntry("TRANSCRIPTS", DocumentStatus.REJECTED);
        assertThat(candidatesPage().expectFirst("#document-TRANSCRIPTS").text()).contains("Not in your envelope");
        assertThatThrownBy(() -> completeReview()).isInstanceOf(VerdictsMissing.class);
    }

    @Test
    void offersToTickWhatIsStillAwaited() throws Exception {
        // given
        send(302, today, today, "document", "IDENTITY", "document", "TRANSCRIPTS", "document", "MOTIVATION");
        admissions.review(application, "TRANSCRIPTS");

        // when
        var page = Jsoup.parse(mvc.perform(get(PATH + "/" + number).with(staff.signedIn(manager)))
                .andReturn()
                .getResponse()
                .getContentAsString());

        // then
        assertThat(page.select("input[name=document]").eachAttr("value")).containsExactly("TRANSCRIPTS");
        assertThat(page.select("input[name=document][checked]")).hasSize(1);
    }

    private void completeReview() {
        admissions.completeAsStaff(admissions.manager(), application, "userTask_reviewDocuments", Map.of());
    }

    private Map<String, DocumentStatus> statuses() {
        return service.documents(application).stream()
                .collect(Collectors.toMap(DocumentSummary::code, DocumentSummary::status));
    }

    private Document candidatesPage() throws Exception {
        return Jsoup.parse(mvc.perform(get("/applications/{n}", number)
                        .with(accounts.signedIn(service.get(application).account())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    @Test
    void takesALateEnvelopeOnlyWithADecisionAndItsReason() throws Exception {
        // given
        clock.moveTo(service.get(application).submissionDeadline().plusSeconds(3 * 86_400));
        var arrived = LocalDate.now(clock);
        var postmark = arrived.minusDays(1);

        // when
        var page = send(422, postmark, arrived);
        var withoutReason = send(422, postmark, arrived, "late", "true", "reason", " ");
        var withoutDecision = send(422, postmark, arrived, "reason", "Strike");

        // then
        assertThat(page.select("#late-error").text()).contains("later than the last day");
        assertThat(page.expectFirst("#postmarkedOn").val()).isEqualTo(postmark.toString());
        assertThat(withoutReason.select("#reason-error").text()).contains("Say why");
        assertThat(withoutDecision.expectFirst("#reason").text()).isEqualTo("Strike");
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
        assertThat(audit.of(PaperRegistrations.AREA, number)).isEmpty();

        // when
        send(302, postmark, arrived, "late", "true", "reason", "The post was on strike");

        // then
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.SUBMITTED);
        assertThat(audit.of(PaperRegistrations.AREA, number))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.detail()).contains("posted too late and accepted: The post was on strike"));
    }

    @Test
    void refusesImpossibleDaysAndChangesNothing() throws Exception {
        assertThat(send(422, today, today.minusDays(1))
                        .select("#receivedOn-error")
                        .text())
                .contains("must not be after the reception");
        assertThat(send(422, today, today.plusDays(1))
                        .select("#receivedOn-error")
                        .text())
                .contains("in the future");
        assertThat(send(422, null, null).select(".govuk-error-summary").text())
                .contains("Enter the date of the postmark.", "Enter the date of arrival.");
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
        assertThat(driver.openTasks(application)).containsExactly("userTask_registerPaperFile");
    }

    @Test
    void leavesToAColleagueWhatTheColleagueHasClaimed() throws Exception {
        // given
        String colleague = staff.manager(TestCatalogue.CENTRE);
        String task = driver.task(application, "userTask_registerPaperFile").getId();
        tasks.claim(task, colleague);

        // when
        var page = send(422, today, today);

        // then
        assertThat(page.select(".govuk-error-summary").text()).contains("claimed by " + colleague);
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
    }

    @Test
    void isNotFoundByAnotherCentreNorForAnOnlineFile() throws Exception {
        // given
        String online = admissions.number(admissions.open());
        catalogue.openElsewhere();
        String stranger = staff.manager("another-centre");

        // then
        mvc.perform(get(PATH).param("number", number).with(staff.signedIn(stranger)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(get(PATH).param("number", online).with(staff.signedIn(manager)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(get(PATH + "/" + online).with(staff.signedIn(manager))).andExpect(status().isNotFound());
        manager = stranger;
        send(404, today, today);
        assertThat(service.get(application).status()).isEqualTo(ApplicationStatus.IN_PREPARATION);
    }

    private Document send(int expected, LocalDate postmarkedOn, LocalDate receivedOn, String... more) throws Exception {
        var request = post(PATH + "/" + number)
                .param("postmarkedOn", postmarkedOn == null ? "" : postmarkedOn.toString())
                .param("receivedOn", receivedOn == null ? "" : receivedOn.toString())
                .with(staff.signedIn(manager))
                .with(csrf());
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return Jsoup.parse(mvc.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
