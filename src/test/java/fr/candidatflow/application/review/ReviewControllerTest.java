package fr.candidatflow.application.review;

import static fr.candidatflow.workflow.engine.StaffClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.fasterxml.jackson.databind.JsonNode;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationSummary;
import fr.candidatflow.application.DocumentStatus;
import fr.candidatflow.application.DocumentSummary;
import fr.candidatflow.application.TestApplications;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class ReviewControllerTest {

    @Autowired
    TestApplications applications;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    AdmissionService admissions;

    @Autowired
    TestStaff staff;

    @Autowired
    ProcessDriver process;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    ApplicationSummary application;
    String task;
    String manager;
    StaffClient client;

    @BeforeEach
    void aSubmittedFileAndItsManager() {
        application = applications.submitted();
        task = process.task(application.id(), "userTask_reviewDocuments").getId();
        manager = staff.manager(TestCatalogue.CENTRE);
        client = new StaffClient(baseUrl).signIn(manager, "tasklist");
    }

    @Test
    void showsTheCandidateTheProfileAndTheDocuments() {
        // when
        var answer = client.get(path());

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var file = json(answer);
        assertThat(file.get("number").asText()).isEqualTo(application.number());
        assertThat(file.get("candidate").asText()).isEqualTo(TestApplications.HOSTILE_FIRST_NAME + " Martin");
        assertThat(file.get("mine").asBoolean()).isFalse();
        assertThat(file.at("/profile/0/title").asText()).isEqualTo("Personal information");
        assertThat(file.get("profile").findValuesAsText("value"))
                .contains("Zoé", "27 March 2003", "Nancy, 54, France", "12 rue de la Craffe\n54000 Nancy\nFrance");
        assertThat(file.get("documents").findValuesAsText("code"))
                .containsExactly("IDENTITY", "TRANSCRIPTS", "MOTIVATION");
        assertThat(file.get("documents").findValuesAsText("status"))
                .containsExactly("TRANSMITTED", "TRANSMITTED", "NOT_CONCERNED");
        assertThat(file.get("opinion").isNull()).isTrue();
    }

    @Test
    void tellsTheCardsOfAPageAtOnceAndOnlyToThoseWhoSeeTheTasks() {
        // given
        catalogue.openElsewhere();
        var other = applications.submitted();
        String otherTask = process.task(other.id(), "userTask_reviewDocuments").getId();
        String cards = "/staff-api/cards?task=" + task + "&task=" + otherTask + "&task=no-such-task";
        clock.moveTo(admissions.get(other.id()).returnDeadline().plusSeconds(60));

        // when
        var answer = client.get(cards);
        var stranger = new StaffClient(baseUrl)
                .signIn(staff.manager("another-centre"), "tasklist")
                .get(cards);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(answer).findValuesAsText("task")).containsExactlyInAnyOrder(task, otherTask);
        assertThat(json(answer).findValuesAsText("candidate"))
                .containsOnly(TestApplications.HOSTILE_FIRST_NAME + " Martin");
        assertThat(json(answer).findValuesAsText("round")).containsOnly("1");
        assertThat(json(answer).findValuesAsText("overdue")).containsOnly("true");
        assertThat(json(stranger)).isEmpty();
        assertThat(client.get("/staff-api/cards?task=" + "x,".repeat(51)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void servesADocumentForAFrameOfTasklistOnly() {
        // when
        var answer = client.get(path() + "/documents/TRANSCRIPTS/content");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(String.join(";", answer.headers().allValues("Content-Security-Policy")))
                .contains("frame-ancestors 'self'")
                .doesNotContain("sandbox");
        assertThat(answer.body()).startsWith("%PDF");
        assertThat(client.get(path() + "/documents/MOTIVATION/content").statusCode())
                .isEqualTo(404);
        assertThat(client.get(path() + "/documents/OTHER/content").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsAVerdictThatTheCandidateDoesNotSeeYet() {
        // given
        claim();

        // when
        judge("IDENTITY", "REJECTED", "Illegible");
        var answer = judge("IDENTITY", "REJECTED", "The back is missing");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("verdict").asText()).isEqualTo("REJECTED");
        assertThat(json(answer).get("comment").asText()).isEqualTo("The back is missing");
        assertThat(json(answer).get("judgedBy").asText()).isEqualTo(manager);
        assertThat(document("IDENTITY").status()).isEqualTo(DocumentStatus.TRANSMITTED);
        assertThat(document("IDENTITY").comment()).isNull();
    }

    @Test
    void validatesTheRestInOneGoAndKeepsWhatIsRejected() {
        // given
        var unclaimed = client.put(path() + "/verdicts", "");
        claim();
        judge("IDENTITY", "REJECTED", "The back is missing");

        // when
        var answer = client.put(path() + "/verdicts", "");

        // then
        assertProblem(unclaimed, 409);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).findValuesAsText("verdict")).containsExactly("REJECTED", "VALIDATED", "null");
        assertThat(document("TRANSCRIPTS").status()).isEqualTo(DocumentStatus.TRANSMITTED);
    }

    @Test
    void tellsWhatWasSaidInEarlierRoundsAndWhatTheCentreOftenSays() throws Exception {
        // given
        String often = "Said often " + UUID.randomUUID();
        mvc.perform(post("/staff/comment-templates")
                        .param("centre", TestCatalogue.CENTRE)
                        .param("text", often)
                        .with(staff.signedIn(manager))
                        .with(csrf()))
                .andExpect(redirectedUrl("/staff/comment-templates"));
        claim();
        judge("IDENTITY", "REJECTED", "The back is missing");
        client.put(path() + "/verdicts", "");
        client.post("/camunda/api/engine/engine/default/task/" + task + "/submit-form", "{\"variables\":{}}");
        applications.deposit(application, "IDENTITY", "carte.png", TestFiles.png());
        applications.certify(application.id());
        task = process.task(application.id(), "userTask_reviewDocuments").getId();

        // when
        var file = json(client.get(path()));

        // then
        var said = file.at("/documents/0/earlier");
        assertThat(said).hasSize(1);
        assertThat(said.at("/0/round").asInt()).isEqualTo(1);
        assertThat(said.at("/0/verdict").asText()).isEqualTo("REJECTED");
        assertThat(said.at("/0/comment").asText()).isEqualTo("The back is missing");
        assertThat(said.at("/0/by").asText()).isEqualTo(manager);
        assertThat(file.at("/documents/1/earlier/0/verdict").asText()).isEqualTo("VALIDATED");
        assertThat(file.get("commentTemplates").toString()).contains(often);
    }

    @Test
    void refusesARejectionWithoutAComment() {
        // given
        claim();

        // when
        var answer = judge("IDENTITY", "REJECTED", " ");

        // then
        assertProblem(answer, 422);
        assertThat(detail(answer)).isEqualTo("A rejection needs a comment");
    }

    @Test
    void refusesWhatIsNoVerdict() {
        // given
        claim();

        // then
        assertProblem(judge("IDENTITY", "PERHAPS", null), 400);
        assertProblem(judge("IDENTITY", "VALIDATED", "x".repeat(501)), 400);
        assertProblem(judge("IDENTITY", "PENDING", null), 422);
        assertThat(json(client.get(path())).at("/documents/0/verdict").isNull()).isTrue();
    }

    @Test
    void refusesAVerdictOfWhoHasNotClaimedTheTask() {
        // when
        var unclaimed = judge("IDENTITY", "VALIDATED", null);
        String colleague = staff.manager(TestCatalogue.CENTRE);
        claimAs(new StaffClient(baseUrl).signIn(colleague, "tasklist"), colleague);
        var claimed = judge("IDENTITY", "VALIDATED", null);

        // then
        assertProblem(unclaimed, 409);
        assertThat(detail(unclaimed)).contains("Nobody has claimed this task");
        assertProblem(claimed, 409);
        assertThat(detail(claimed)).contains("claimed by " + colleague);
    }

    @Test
    void saysWhoFinishedATaskMeanwhile() {
        // given
        claim();
        judge("IDENTITY", "VALIDATED", null);
        judge("TRANSCRIPTS", "VALIDATED", null);
        var completed =
                client.post("/camunda/api/engine/engine/default/task/" + task + "/submit-form", "{\"variables\":{}}");
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);

        // when
        var answer = judge("IDENTITY", "REJECTED", "Too late");

        // then
        assertProblem(answer, 409);
        assertThat(json(answer).get("finishedBy").asText()).isEqualTo(manager);
        assertThat(detail(answer)).startsWith("“Review documents” was completed by " + manager);
        assertThat(document("IDENTITY").status()).isEqualTo(DocumentStatus.VALIDATED);
        assertProblem(client.get(path()), 409);
    }

    @Test
    void hidesAFileFromThoseWhoDoNotSeeItsTask() {
        // given
        var elsewhere = new StaffClient(baseUrl).signIn(staff.member(TestCatalogue.CENTRE), "tasklist");
        var analyst = new StaffClient(baseUrl).signIn(staff.analyst(), "cockpit");

        // then
        for (var stranger : new StaffClient[] {elsewhere, analyst}) {
            assertProblem(stranger.get(path()), 404);
            assertThat(stranger.get(path() + "/documents/TRANSCRIPTS/content").statusCode())
                    .isEqualTo(404);
            assertProblem(stranger.put(path() + "/verdicts/IDENTITY", "{\"verdict\":\"VALIDATED\"}"), 404);
        }
        assertProblem(client.get("/staff-api/tasks/no-such-task"), 404);
    }

    @Test
    void asksWhoIsSignedOutToSignIn() {
        // given
        var stranger = new StaffClient(baseUrl);

        // then
        assertProblem(stranger.get(path()), 401);
        assertProblem(stranger.put(path() + "/verdicts/IDENTITY", "{\"verdict\":\"VALIDATED\"}"), 401);
        assertThat(stranger.get(path() + "/documents/TRANSCRIPTS/content").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAChangeWithoutCamundasTokenAndKeepsTheSession() {
        // given
        claim();

        // when
        var without = client.putWithToken(path() + "/verdicts/IDENTITY", "{\"verdict\":\"VALIDATED\"}", null);
        var wrong = client.putWithToken(path() + "/verdicts/IDENTITY", "{\"verdict\":\"VALIDATED\"}", "GUESSED");

        // then
        assertProblem(without, 403);
        assertProblem(wrong, 403);
        assertThat(judge("IDENTITY", "VALIDATED", null).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheSessionAsItIs() {
        for (String path : new String[] {path(), path() + "/documents/TRANSCRIPTS/content"}) {
            var answer = client.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    private String path() {
        return "/staff-api/tasks/" + task;
    }

    private void claim() {
        claimAs(client, manager);
    }

    private void claimAs(StaffClient who, String user) {
        var answer =
                who.post("/camunda/api/engine/engine/default/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpResponse<String> judge(String code, String verdict, String comment) {
        return client.put(
                path() + "/verdicts/" + code,
                StaffClient.body(Map.of("verdict", verdict, "comment", comment == null ? "" : comment)));
    }

    private DocumentSummary document(String code) {
        return admissions.documents(application.id()).stream()
                .filter(document -> document.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    private static String detail(HttpResponse<String> answer) {
        return json(answer).get("detail").asText();
    }
}
