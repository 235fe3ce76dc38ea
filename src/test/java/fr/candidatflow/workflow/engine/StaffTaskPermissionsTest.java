package fr.candidatflow.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Resources;
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
