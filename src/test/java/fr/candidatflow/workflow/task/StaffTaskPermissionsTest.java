package fr.candidatflow.workflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.StaffClient;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Over the interface that Tasklist itself asks, as the people who may and may not read along. */
@ApplicationTest
class StaffTaskPermissionsTest {

    private static final String WORDS = "The candidate has rung: a better scan, reçu complet, comes today.";

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Value("${candidatflow.base-url}")
    String baseUrl;

    private ApplicationId application;
    private String task;

    @BeforeEach
    void aFileInReview() {
        staff.administrator();
        catalogue.openElsewhere();
        application = admissions.submitted();
        task = driver.task(application, "userTask_reviewDocuments").getId();
    }

    @Test
    void aCommentIsReadByTheColleaguesOfTheCentreAlone() {
        // when
        var manager = signedIn(admissions.manager());
        var written = comment(manager);

        // then
        assertThat(written).isEqualTo(200);
        var read = signedIn(staff.manager(TestCatalogue.CENTRE)).get(task("/comment"));
        assertThat(StaffClient.json(read)).singleElement().satisfies(comment -> {
            assertThat(comment.get("message").asText()).isEqualTo(WORDS);
            assertThat(comment.get("userId").asText()).isEqualTo(admissions.manager());
        });
        var strangers = List.of(
                signedIn(staff.manager("another-centre")),
                signedIn(staff.member(TestCatalogue.CENTRE)),
                new StaffClient(baseUrl).signIn(staff.analyst(), "cockpit"));
        assertThat(strangers).allSatisfy(stranger -> {
            assertThat(stranger.get(task("/comment")).statusCode()).isEqualTo(403);
            assertThat(stranger.get(task("/comment/")).statusCode()).isEqualTo(403);
            assertThat(stranger.get(task("/c%6Fmment")).statusCode()).isEqualTo(403);
            assertThat(stranger.get(ofItsProcess()).statusCode()).isEqualTo(403);
            assertThat(comment(stranger)).isEqualTo(403);
            assertThat(stranger.get(task("/attachment")).statusCode()).isEqualTo(403);
        });
        assertThat(StaffClient.json(manager.get(task("/comment")))).hasSize(1);
        var rewritten = Map.of("id", StaffClient.json(read).get(0).get("id").asText(), "message", "Another word");
        assertThat(manager.put(task("/comment"), StaffClient.body(rewritten)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theNextToReviewTheFileReadsWhatWasNotedAndTheCommissionDoesNot() {
        // given
        comment(signedIn(admissions.manager()));
        admissions.review(application, "TRANSCRIPTS");
        admissions.correct(application);

        // then
        assertThat(notes(staff.manager(TestCatalogue.CENTRE), "userTask_reviewDocuments"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.get("words").asText()).isEqualTo(WORDS);
                    assertThat(note.get("by").asText()).isEqualTo(admissions.manager());
                });

        // when
        admissions.review(application);

        // then
        assertThat(notes(staff.member(TestCatalogue.CENTRE), "userTask_giveOpinion"))
                .isEmpty();
    }

    @Test
    void whatWasDoneAtATaskIsReadByItsCentreAlone() {
        // given
        var manager = signedIn(admissions.manager());
        manager.post(task("/claim"), StaffClient.body(Map.of("userId", admissions.manager())));

        // then
        assertThat(operations(staff.manager(TestCatalogue.CENTRE))).contains("Claim");
        assertThat(operations(staff.manager("another-centre"))).isEqualTo("[]");
    }

    @Test
    void theRightToReadItEndsWithTheTaskAndNothingIsLeftBehind() {
        // given
        assertThat(histories(task)).isEqualTo(1);

        // when
        admissions.review(application, "TRANSCRIPTS");

        // then
        assertThat(histories(task)).isZero();
        assertThat(signedIn(admissions.manager()).get(task("/comment")).statusCode())
                .isEqualTo(403);

        // when: a task that is never completed
        admissions.correct(application);
        String second = driver.task(application, "userTask_reviewDocuments").getId();
        assertThat(histories(second)).isEqualTo(1);
        admissions.cancel(application);

        // then
        assertThat(histories(second)).isZero();
    }

    @Test
    void aCandidatesOwnTaskGivesNoHistory() {
        // given
        var open = admissions.open(catalogue.open());

        // then
        assertThat(driver.openTasks(open))
                .singleElement()
                .satisfies(step ->
                        assertThat(histories(driver.task(open, step).getId())).isZero());
    }

    @Test
    void whatNoFormAsksForIsNotTakenByAnyDoor() {
        // given
        String manager = admissions.manager();
        var client = signedIn(manager);
        client.post(task("/claim"), StaffClient.body(Map.of("userId", manager)));
        var elsewhere = variables(Map.of("centreGroup", "centre-another-centre"));

        // then
        for (String door : new String[] {"/complete", "/submit-form", "/resolve"}) {
            assertThat(client.post(task(door), elsewhere)).as(door).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("does not ask for centreGroup");
            });
        }
        assertThat(tasks.getVariable(task, "centreGroup")).isEqualTo("centre-" + TestCatalogue.CENTRE);
        assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");
    }

    @Test
    void whoGivesAnOpinionNeitherChoosesWhoValidatesItNorWhenItIsPublished() {
        // given
        admissions.review(application);
        String member = admissions.member();
        var client = signedIn(member);
        task = driver.task(application, "userTask_giveOpinion").getId();
        client.post(task("/claim"), StaffClient.body(Map.of("userId", member)));
        var opinion = Map.of("opinion", "FAVOURABLE", "opinionComment", "Seen");

        // when
        var handMade = new HashMap<String, String>(opinion);
        handMade.put("presidentGroup", GroupNames.ofCommission(TestCatalogue.CENTRE));
        handMade.put("publicationAt", "2020-01-01T00:00:00.000+0000");
        int refused = client.post(task("/complete"), variables(handMade)).statusCode();

        // then
        assertThat(refused).isEqualTo(403);
        assertThat(driver.openTasks(application)).containsExactly("userTask_giveOpinion");

        // when
        int taken = client.post(task("/submit-form"), variables(opinion)).statusCode();

        // then
        assertThat(taken).isEqualTo(204);
        assertThat(driver.openTasks(application)).containsExactly("userTask_validateOpinion");
    }

    @Test
    void nobodyThrowsAnErrorOrAnEscalationIntoAProcess() {
        // given
        var manager = signedIn(admissions.manager());
        var error = StaffClient.body(Map.of("errorCode", "any"));
        var complete = StaffClient.body(Map.of("escalationCode", "document-review.fileComplete"));

        // then: the review is not passed over
        assertThat(manager.post(task("/bpmnError"), error).statusCode()).isEqualTo(403);
        assertThat(manager.post(task("/bpmnEscalation"), complete).statusCode()).isEqualTo(403);
        assertThat(driver.openTasks(application)).containsExactly("userTask_reviewDocuments");

        // when
        admissions.review(application);
        task = driver.task(application, "userTask_giveOpinion").getId();
        var published = StaffClient.body(Map.of(
                "escalationCode",
                "commission-opinion.opinionPublished",
                "variables",
                Map.of("opinion", Map.of("value", "UNFAVOURABLE"))));

        // then: no refusal by one person alone
        assertThat(signedIn(admissions.member())
                        .post(task("/bpmnEscalation"), published)
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.waitingJobs(application)).doesNotContain("serviceTask_sendRefusal");
    }

    @Test
    void aTaskStaysWithItsGroupAndKeepsItsDates() {
        // given
        var manager = signedIn(admissions.manager());
        var own = StaffClient.body(Map.of("groupId", "centre-" + TestCatalogue.CENTRE, "type", "candidate"));
        var other = StaffClient.body(Map.of("groupId", "centre-another-centre", "type", "candidate"));

        // then
        assertThat(manager.post(task("/identity-links"), other).statusCode()).isEqualTo(403);
        assertThat(manager.post(task("/identity-links/delete"), own).statusCode())
                .isEqualTo(403);
        assertThat(tasks.getIdentityLinksForTask(task))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("centre-" + TestCatalogue.CENTRE);

        assertThat(manager.put(task(""), StaffClient.body(Map.of("name", "Renamed", "priority", 50)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.task(application, "userTask_reviewDocuments").getDueDate())
                .isNotNull();

        // when
        var administrator = signedIn(staff.administrator());

        // then
        assertThat(administrator.post(task("/identity-links"), other).statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyHasTheEngineRunAnExpressionByAskingForTasks() {
        // given
        var expression = Map.of("assigneeExpression", "${''.getClass().getName()}");
        var behindAnOr = StaffClient.body(Map.of("orQueries", List.of(expression)));
        String api = "/camunda/api/engine/engine/default";
        String list = api + "/filter/"
                + filters.createTaskFilterQuery()
                        .filterName("Mine")
                        .singleResult()
                        .getId();
        var manager = signedIn(admissions.manager());

        // then
        for (String question : new String[] {api + "/task", api + "/task/count", list + "/list", list + "/count"}) {
            assertThat(manager.post(question, StaffClient.body(expression)).statusCode())
                    .as(question)
                    .isEqualTo(400);
            assertThat(manager.post(question, behindAnOr).statusCode())
                    .as(question)
                    .isEqualTo(403);
            assertThat(manager.post(question, "{\"orQueries\":[{\"name\":\"\"}]}")
                            .statusCode())
                    .as(question)
                    .isEqualTo(200);
        }
    }

    private static String variables(Map<String, String> values) {
        var variables = new HashMap<String, Map<String, String>>();
        values.forEach((name, value) ->
                variables.put(name, Map.of("value", value, "type", name.endsWith("At") ? "Date" : "String")));
        return StaffClient.body(Map.of("variables", variables));
    }

    private int comment(StaffClient client) {
        return client.post(task("/comment/create"), StaffClient.body(Map.of("message", WORDS)))
                .statusCode();
    }

    private String operations(String user) {
        return signedIn(user)
                .get("/camunda/api/engine/engine/default/history/user-operation?taskId=" + task)
                .body();
    }

    private JsonNode notes(String user, String step) {
        var file = signedIn(user)
                .get("/staff-api/tasks/" + driver.task(application, step).getId());
        return StaffClient.json(file).get("notes");
    }

    private long histories(String task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.HISTORIC_TASK)
                .resourceId(task)
                .count();
    }

    private StaffClient signedIn(String user) {
        return new StaffClient(baseUrl).signIn(user, "tasklist");
    }

    private String ofItsProcess() {
        return "/camunda/api/engine/engine/default/process-instance/"
                + driver.task(application, "userTask_reviewDocuments").getProcessInstanceId() + "/comment";
    }

    private String task(String path) {
        return "/camunda/api/engine/engine/default/task/" + task + path;
    }
}
