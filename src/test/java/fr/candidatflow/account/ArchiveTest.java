package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What a candidate takes along. */
@ApplicationTest
class ArchiveTest {

    @Autowired
    TestAdmissions admissions;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestStaff staff;

    @Autowired
    MovableClock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    ProcessDriver driver;

    @Autowired
    AccountService service;

    @Autowired
    MockMvc portal;

    @Autowired
    ObjectMapper json;

    @Test
    void holdsEverythingOfTheCandidateAndNoSecretAndNoNameOfStaff() throws Exception {
        // given
        var application = admissions.published(catalogue.open(), Opinion.WAITING_LIST, 3);

        // when
        var files = download(admissions.account(application));

        // then
        String folder = folder(application);
        assertThat(files)
                .containsKeys(
                        "account.json",
                        "profile.json",
                        "profile-changes.json",
                        "profile-drafts.json",
                        "messages.json",
                        folder + "application.json",
                        folder + "rules.json",
                        folder + "comments.json",
                        folder + "profile-as-submitted.json",
                        folder + "documents/TRANSCRIPTS-TRANSCRIPTS.pdf",
                        folder + "file.pdf",
                        folder + "receipt.pdf");
        assertThat(files.get(folder + "file.pdf")).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(read(files, "account.json").get("email").asText())
                .isEqualTo(service.get(admissions.account(application)).email());
        var described = read(files, folder + "application.json");
        assertThat(described.get("opinion").asText()).isEqualTo("WAITING_LIST");
        assertThat(described.get("rank").asInt()).isEqualTo(3);
        assertThat(read(files, "messages.json").size()).isPositive();
        assertThat(read(files, "profile-changes.json").toString()).contains("ADDED");
        assertThat(read(files, "profile-drafts.json").isObject()).isTrue();
        files.forEach((name, content) -> {
            if (name.endsWith(".json")) {
                assertThat(new String(content, StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(
                                "Hash", "bcrypt", admissions.manager(), admissions.member(), admissions.president());
            }
        });
    }

    @Test
    void keepsAnOpinionToItselfUntilItIsPublished() throws Exception {
        // given
        var application = admissions.complete();
        admissions.giveOpinion(application, Opinion.WAITING_LIST, 2);
        admissions.validateOpinion(application, true);

        // when
        var described = described(application);

        // then
        assertThat(described.get("opinion").isNull()).isTrue();
        assertThat(described.get("rank").isNull()).isTrue();
    }

    @Test
    void keepsAVerdictToItselfUntilTheReviewIsClosed() throws Exception {
        // given
        var application = admissions.submitted();
        admissions.judge(application, "TRANSCRIPTS");

        // then
        assertThat(described(application).get("documents").toString())
                .contains("TRANSMITTED")
                .doesNotContain("REJECTED", "VALIDATED", "Unreadable");
    }

    @Test
    void tellsWhatEachClosedReviewHasSaidAndEachEnvelopeThatCame() throws Exception {
        // given
        var application = admissions.open(catalogue.open(ApplicationMode.PAPER, null));
        var today = LocalDate.now(clock);
        post(application, today.minusDays(2), today);
        admissions.review(application, "TRANSCRIPTS");
        post(application, today.minusDays(1), today);
        admissions.review(application);

        // when
        var described = described(application);

        // then
        assertThat(described.get("verdicts").findValuesAsText("round")).containsExactly("1", "1", "1", "2");
        assertThat(described.get("verdicts").get(1).toString())
                .contains("TRANSCRIPTS", "REJECTED", "Unreadable, please scan it again")
                .doesNotContain(admissions.manager());
        assertThat(described.get("envelopes").findValuesAsText("postmarkedOn"))
                .containsExactly(
                        today.minusDays(2).toString(), today.minusDays(1).toString());
        assertThat(described.get("envelopes").get(0).get("documents").toString())
                .contains("IDENTITY", "TRANSCRIPTS");
        assertThat(described.get("receivedOn").asText()).isEqualTo(today.toString());
        assertThat(described.toString()).doesNotContain(admissions.manager());
    }

    @Test
    void tellsByWhichRulesTheDocumentsWereAskedAndWhatTheyWereChosenBy() throws Exception {
        // given
        var application = admissions.open();

        // when
        var rules = read(download(admissions.account(application)), folder(application) + "rules.json");

        // then
        assertThat(rules.get(0).get("document").isNull()).isTrue();
        assertThat(rules.get(0).get("says").asText()).isEqualTo("Nothing stands against it");
        assertThat(rules)
                .filteredOn(rule -> rule.get("document").asText().equals("TRANSCRIPTS"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.get("label").asText()).isEqualTo("Relevés de notes");
                    assertThat(rule.get("reason").asText()).isEqualTo("Demandée à tous les candidats.");
                    assertThat(rule.get("table").asText()).isEqualTo("Required documents");
                    assertThat(rule.get("row").asInt()).isEqualTo(5);
                    assertThat(rule.get("because")
                                    .get("Nationality (ISO 3166, two letters)")
                                    .asText())
                            .isEqualTo("FR");
                });
    }

    @Test
    void holdsWhatTheCentreNotedOnceTheStepIsDoneAndWhatTheJuryNotedOnceItIsPublished() throws Exception {
        // given
        var application = admissions.submitted();
        note(admissions.manager(), application, "userTask_reviewDocuments", "Has rung twice");

        // then
        assertThat(comments(application)).doesNotContain("Has rung twice");

        // when
        admissions.review(application);
        note(admissions.member(), application, "userTask_giveOpinion", "A rare profile");
        admissions.completeAsStaff(
                admissions.member(),
                application,
                "userTask_giveOpinion",
                Map.of("opinion", "FAVOURABLE", "opinionComment", "Strong in statistics"));
        admissions.validateOpinion(application, true);

        // then
        assertThat(comments(application))
                .contains("Has rung twice")
                .doesNotContain("A rare profile", "Strong in statistics", admissions.manager());

        // when
        admissions.publish(application);

        // then
        assertThat(comments(application))
                .contains("Has rung twice", "A rare profile", "Strong in statistics")
                .doesNotContain(admissions.manager(), admissions.member(), admissions.president());
    }

    private void note(String user, ApplicationId application, String step, String words) {
        String task = driver.task(application, step).getId();
        admissions.as(user, () -> tasks.createComment(task, null, words));
    }

    private String comments(ApplicationId application) throws Exception {
        return read(download(admissions.account(application)), folder(application) + "comments.json")
                .toString();
    }

    private String folder(ApplicationId application) {
        return "applications/" + admissions.number(application) + "/";
    }

    private void post(ApplicationId application, LocalDate postmarkedOn, LocalDate receivedOn) throws Exception {
        var address = "/staff/paper/" + admissions.number(application);
        var answer = portal.perform(MockMvcRequestBuilders.post(address)
                        .param("postmarkedOn", postmarkedOn.toString())
                        .param("receivedOn", receivedOn.toString())
                        .param("document", "IDENTITY", "TRANSCRIPTS", "MOTIVATION")
                        .with(staff.signedIn(admissions.manager()))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/staff/paper");
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        assertThat(portal.perform(get("/account/data/archive"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private JsonNode described(ApplicationId application) throws Exception {
        return read(download(admissions.account(application)), folder(application) + "application.json");
    }

    private JsonNode read(Map<String, byte[]> files, String name) throws IOException {
        return json.readTree(files.get(name));
    }

    private Map<String, byte[]> download(AccountId account) throws Exception {
        var response = portal.perform(get("/account/data/archive").with(accounts.signedIn(account)))
                .andReturn()
                .getResponse();
        assertThat(response.getContentType()).isEqualTo("application/zip");
        assertThat(response.getHeader("Content-Disposition")).contains("attachment", ".zip");
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
