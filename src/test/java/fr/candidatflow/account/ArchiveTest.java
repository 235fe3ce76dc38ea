package fr.candidatflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

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
        String folder = "applications/" + admissions.number(application) + "/";
        assertThat(files)
                .containsKeys(
                        "account.json",
                        "profile.json",
                        "profile-changes.json",
                        "profile-drafts.json",
                        "messages.json",
                        folder + "application.json",
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
    void isForItsOwnerOnly() throws Exception {
        assertThat(portal.perform(get("/account/data/archive"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private JsonNode described(ApplicationId application) throws Exception {
        return read(
                download(admissions.account(application)),
                "applications/" + admissions.number(application) + "/application.json");
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
