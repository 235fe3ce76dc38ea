package fr.candidatflow.application.jury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationStatus;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ApplicationTest
class JuryTest {

    private static final String TIMER = "intermediateCatchEvent_publicationDateReached";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestStaff staff;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AdmissionService admissions;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Test
    void givesAndValidatesManyAtOnceWithThePreviewOfEachMail() throws Exception {
        // given
        var training = catalogue.open();
        var one = test.complete(training);
        var other = test.complete(training);

        // then
        assertThat(page(test.member(), "/staff/jury")
                        .select("tr:has(a[href$=" + training.code() + "]) td")
                        .eachText())
                .endsWith("2", "0", "0");

        // when
        var preview = Jsoup.parse(send(
                        test.member(),
                        give(training, "WAITING_LIST", one, other)
                                .param("rank-" + number(one), "2")
                                .param("rank-" + number(other), "1")
                                .param("comment", "To be seen"))
                .getContentAsString());

        // then
        assertThat(preview.select("details summary").eachText())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail).startsWith("Mail in French: "));
        assertThat(preview.select("details div").text()).contains("rang");
        assertThat(driver.openTasks(one)).containsExactly("userTask_giveOpinion");

        // when it is confirmed
        var answer = send(test.member(), confirmed(preview));

        // then
        assertThat(answer.getRedirectedUrl()).isEqualTo("/staff/jury/" + training.code() + "?show=to-give");
        assertThat(admissions.opinion(one).orElseThrow().rank()).isEqualTo(2);
        assertThat(admissions.opinion(other).orElseThrow())
                .returns(1, entered -> entered.rank())
                .returns("To be seen", entered -> entered.comment())
                .returns(test.member(), entered -> entered.enteredBy());
        assertThat(audit.of("jury", number(one))).extracting(AuditEntry::action).containsExactly("opinion entered");

        // when the president approves
        var check = Jsoup.parse(send(test.president(), validate(training, "approve", one, other))
                .getContentAsString());
        send(test.president(), confirmed(check));

        // then
        assertThat(admissions.opinion(one).orElseThrow().validatedBy()).isEqualTo(test.president());
        assertThat(page(test.president(), "/staff/jury/" + training.code() + "?show=validated")
                        .select("tbody tr"))
                .hasSize(2);
    }

    @Test
    void oneFileThatIsRefusedDoesNotHoldTheOthersBack() throws Exception {
        // given
        var training = catalogue.open();
        var mine = test.complete(training);
        var others = test.complete(training);
        var both = staff.memberAndPresident(TestCatalogue.CENTRE);
        var preview = Jsoup.parse(send(both, give(training, "FAVOURABLE", mine)).getContentAsString());
        send(both, confirmed(preview));
        test.giveOpinion(others, Opinion.FAVOURABLE, null);

        // when
        var check = Jsoup.parse(
                send(both, validate(training, "approve", mine, others)).getContentAsString());
        var answer = mvc.perform(confirmed(check).with(staff.signedIn(both)).with(csrf()))
                .andReturn();

        // then
        assertThat(answer.getFlashMap().get("notice")).isEqualTo("1 opinion validated");
        assertThat(answer.getFlashMap().get("refused").toString())
                .contains(number(mine), "by another person than the one who entered it");
        assertThat(driver.openTasks(mine)).containsExactly("userTask_validateOpinion");
        assertThat(admissions.opinion(others).orElseThrow().validatedBy()).isEqualTo(both);
    }

    @Test
    void anOpinionThatChangedSinceThePageWasMadeIsNotValidated() throws Exception {
        // given
        var training = catalogue.open();
        var application = test.complete(training);
        test.giveOpinion(application, Opinion.FAVOURABLE, null);
        var check = Jsoup.parse(send(test.president(), validate(training, "approve", application))
                .getContentAsString());
        test.validateOpinion(application, false);
        test.giveOpinion(application, Opinion.UNFAVOURABLE, null);

        // when
        var answer = mvc.perform(
                        confirmed(check).with(staff.signedIn(test.president())).with(csrf()))
                .andReturn();

        // then
        assertThat(answer.getFlashMap().get("refused").toString()).contains("Somebody else has worked on this file");
        assertThat(driver.openTasks(application)).containsExactly("userTask_validateOpinion");
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndNothingIsLost() throws Exception {
        // given
        var training = catalogue.open();
        var application = test.complete(training);

        // then
        assertProblems(give(training, ""), "#files", "#opinion");
        assertProblems(give(training, "WAITING_LIST", application), "#rank-" + number(application));
        assertProblems(give(training, "UNFAVOURABLE", application), "#reason");
        assertProblems(give(training, "PRESELECTION", application), "#interviewOn", "#interviewPlace");
        var past = give(training, "PRESELECTION", application)
                .param("interviewOn", LocalDate.now(clock).minusDays(1).toString())
                .param("interviewTime", "10:00")
                .param("interviewPlace", "Salle <12>");
        assertThat(assertProblems(past, "#interviewOn")
                        .expectFirst("#interviewPlace")
                        .val())
                .isEqualTo("Salle <12>");
        assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");
    }

    @Test
    void preselectsWithTheInvitationShownBefore() throws Exception {
        // given
        var training = catalogue.open();
        var application = test.complete(training);

        // when
        var preview = Jsoup.parse(send(
                        test.member(),
                        give(training, "PRESELECTION", application)
                                .param(
                                        "interviewOn",
                                        LocalDate.now(clock).plusDays(5).toString())
                                .param("interviewTime", "14:30")
                                .param("interviewPlace", "Bâtiment A"))
                .getContentAsString());
        send(test.member(), confirmed(preview));
        test.validateOpinion(application, true);
        driver.runJob(application, "serviceTask_sendInvitation");

        // then
        assertThat(preview.select("details div").text()).contains("14 h 30", "Bâtiment A");
        assertThat(page(test.member(), "/staff/jury/" + training.code())
                        .select("tbody tr")
                        .text())
                .contains("Interview:");
    }

    @Test
    void thePresidentPublishesAllAtOnceWithAReason() throws Exception {
        // given
        var training = catalogue.open();
        var validated = test.complete(training);
        test.giveOpinion(validated, Opinion.FAVOURABLE, null);
        test.validateOpinion(validated, true);
        driver.runJob(validated, "serviceTask_sendFileComplete");
        var late = test.complete(training);
        var path = "/staff/jury/" + training.code() + "/publication";

        // when there is no reason
        assertThat(send(test.president(), post(path)).getStatus()).isEqualTo(422);
        assertThat(driver.job(validated, TIMER).getDuedate()).isAfter(Date.from(clock.instant()));

        // when
        send(test.president(), post(path).param("reason", "The jury is over"));

        // then
        assertThat(driver.job(validated, TIMER).getDuedate()).isBeforeOrEqualTo(Date.from(clock.instant()));
        driver.fireTimer(validated, TIMER);
        assertThat(test.status(validated)).isEqualTo(ApplicationStatus.ADMITTED);
        assertThat(audit.of("jury", training.code()))
                .singleElement()
                .extracting(AuditEntry::detail)
                .asString()
                .contains("2 applications", "The jury is over");

        // when one is validated later
        test.giveOpinion(late, Opinion.FAVOURABLE, null);
        test.validateOpinion(late, true);
        driver.runJob(late, "serviceTask_sendFileComplete");

        // then
        assertThat(driver.job(late, TIMER).getDuedate()).isBeforeOrEqualTo(Date.from(clock.instant()));
    }

    @Test
    void anotherCommissionFindsNothingAndAMemberDoesNotValidate() throws Exception {
        // given
        var training = catalogue.open();
        var application = test.complete(training);
        test.giveOpinion(application, Opinion.FAVOURABLE, null);
        catalogue.openElsewhere();
        String stranger = staff.memberAndPresident("another-centre");
        var path = "/staff/jury/" + training.code();

        // then
        for (var request : new MockHttpServletRequestBuilder[] {
            get(path), get(path + "/publication"), give(training, "FAVOURABLE", application)
        }) {
            assertThat(send(stranger, request).getStatus()).isEqualTo(404);
        }
        for (var request : new MockHttpServletRequestBuilder[] {
            validate(training, "approve", application),
            post(path + "/publication").param("reason", "Because"),
            get(path + "/publication")
        }) {
            assertThat(send(test.member(), request).getStatus()).isEqualTo(404);
        }
        assertThat(send(test.member(), get(path + "?page=" + Integer.MAX_VALUE)).getStatus())
                .isEqualTo(200);
    }

    private Document assertProblems(MockHttpServletRequestBuilder request, String... fields) throws Exception {
        var answer = send(test.member(), request);
        assertThat(answer.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly(fields);
        for (String field : fields) {
            assertThat(page.select(field)).as(field).hasSize(1);
        }
        return page;
    }

    private MockHttpServletRequestBuilder give(TrainingSummary training, String opinion, ApplicationId... files) {
        return chosen(post("/staff/jury/" + training.code() + "/opinions").param("opinion", opinion), files);
    }

    private MockHttpServletRequestBuilder validate(TrainingSummary training, String decision, ApplicationId... files) {
        return chosen(post("/staff/jury/" + training.code() + "/validations").param("decision", decision), files);
    }

    private MockHttpServletRequestBuilder chosen(MockHttpServletRequestBuilder request, ApplicationId... files) {
        for (var file : files) {
            request.param("file", number(file));
        }
        return request;
    }

    /** What the button of a preview sends. */
    private static MockHttpServletRequestBuilder confirmed(Document preview) {
        var form = preview.expectFirst("main form");
        var request = post(form.attr("action"));
        form.select("input[type=hidden]:not([name=_csrf])")
                .forEach(field -> request.param(field.attr("name"), field.val()));
        return request;
    }

    private String number(ApplicationId application) {
        return admissions.get(application).number();
    }

    private MockHttpServletResponse send(String user, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(staff.signedIn(user)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private Document page(String user, String path) throws Exception {
        return Jsoup.parse(send(user, get(path)).getContentAsString());
    }
}
