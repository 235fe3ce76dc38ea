package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class ImportPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    CampaignEditor campaigns;

    @Autowired
    Clock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
    private final String establishment = mark + "P";
    private final String campaign = "i-" + mark.toLowerCase(Locale.ROOT);
    private final String centre = "domaine-" + mark.toLowerCase(Locale.ROOT);
    private String administrator;

    @BeforeEach
    void aCampaignThatIsOpen() {
        administrator = staff.administrator();
        var today = LocalDate.now(clock);
        var label = new LocalizedText("Campagne", "Campaign");
        campaigns.create(campaign, label, today.minusDays(20), today.plusDays(240), administrator);
        campaigns.open(campaign, 0, administrator);
    }

    @Test
    void showsWhatAFileWouldDoAndChangesNothingBeforeItIsTold() throws Exception {
        // when
        var trial = trial("no", row("A", "Philosophie"), row("B", "Histoire").capacity("Oui", "beaucoup"));

        // then
        assertThat(trial.select("main").text())
                .contains("1 created, 0 changed, 0 unchanged, 0 removed", centre, "Line 3 (" + mark + "B)");
        assertThat(catalogue.findByCode(mark + "A")).isEmpty();
        assertThat(catalogue.centres()).extracting(Centre::code).doesNotContain(centre);
    }

    @Test
    void refusesAFileThatCannotBeUsedAtItsFieldAndKeepsWhatWasTyped() throws Exception {
        var noFile = upload(null, "no", campaign, establishment, null);
        var noCsv = upload("nothing".getBytes(StandardCharsets.UTF_8), "no", campaign, establishment, null);
        var noDefaults = upload(ProgrammeRows.file(row("A", "x")), "no", campaign, establishment, "nonsense: 1");
        var wrong = upload(ProgrammeRows.file(row("A", "x")), "perhaps", "no-such", "UAI", null);

        assertThat(error(noFile, "file")).contains("Choose the ministry’s file.");
        assertThat(error(noCsv, "file")).contains("The file lacks the column");
        assertThat(error(noDefaults, "defaults")).contains("entry “nonsense” that is not known");
        for (String field : List.of("establishment", "campaign", "remove")) {
            assertThat(error(wrong, field)).as(field).isNotBlank();
        }
        assertThat(Jsoup.parse(noFile.getContentAsString())
                        .select("#establishment")
                        .val())
                .isEqualTo(establishment);
    }

    private ProgrammeRows row(String letter, String title) {
        return ProgrammeRows.of(establishment, mark + letter, "DOMAINE " + mark, title);
    }

    private Document trial(String remove, Object... rows) throws Exception {
        var uploaded = upload(ProgrammeRows.file(rows), remove, campaign, establishment, null);
        assertThat(uploaded.getStatus()).isEqualTo(302);
        var answer = mvc.perform(get(uploaded.getRedirectedUrl()).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse upload(
            byte[] programmes, String remove, String intoCampaign, String uai, String defaults) throws Exception {
        var request = multipart("/admin/import");
        if (programmes != null) {
            request.file(new MockMultipartFile("file", "programmes.csv", "text/csv", programmes));
        }
        request.file(new MockMultipartFile(
                "defaults",
                "defaults.yaml",
                "text/yaml",
                (defaults == null ? yaml() : defaults).getBytes(StandardCharsets.UTF_8)));
        request.param("establishment", uai).param("campaign", intoCampaign).param("remove", remove);
        return mvc.perform(request.with(csrf()).with(staff.signedIn(administrator)))
                .andReturn()
                .getResponse();
    }

    private static String error(MockHttpServletResponse answer, String field) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString())
                .select("#" + field + "-error")
                .text();
    }

    private String yaml() {
        return TestDefaults.around(LocalDate.now(clock), campaign);
    }
}
