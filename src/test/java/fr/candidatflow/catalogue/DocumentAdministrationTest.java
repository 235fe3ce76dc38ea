package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.document.TestFiles;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.AuditEntry;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class DocumentAdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    TestAccounts accounts;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    Audit audit;

    private Administrator administrator;

    @BeforeEach
    void signIn() {
        administrator = new Administrator(mvc, staff);
    }

    @Test
    void aDocumentIsAddedChangedMovedAndTakenAway() throws Exception {
        // given
        var training = trainings.open();
        var documents = "/admin/trainings/" + training.id() + "/documents";

        // when
        var added = administrator.form(documents + "/new");
        added.putAll(Map.of(
                "code", "PORTFOLIO",
                "labelFr", "Dossier de travaux",
                "labelEn", "Portfolio",
                "hintFr", "Dix pages.",
                "hintEn", "Ten pages.",
                "mandatory", "no",
                "notConcernedAllowed", "yes"));
        assertThat(administrator.send(multipart(documents + "/new"), added).getStatus())
                .isEqualTo(302);
        arrange(documents, "PORTFOLIO", "up");
        arrange(documents, "IDENTITY", "remove");
        var page = administrator.page(documents);

        // then
        assertThat(catalogue.requiredDocuments(training.id()))
                .extracting(RequiredDocument::code)
                .containsExactly("TRANSCRIPTS", "PORTFOLIO", "MOTIVATION");
        assertThat(catalogue.requiredDocuments(training.id()).get(1))
                .isEqualTo(new RequiredDocument(
                        "PORTFOLIO",
                        new LocalizedText("Dossier de travaux", "Portfolio"),
                        new LocalizedText("Dix pages.", "Ten pages."),
                        false,
                        true,
                        null));
        assertThat(page.select("tbody tr").get(1).text()).contains("Portfolio", "Asked from everybody");
        assertThat(audit.of("training", training.code()))
                .extracting(AuditEntry::detail)
                .anySatisfy(detail ->
                        assertThat(detail).contains("document PORTFOLIO from – to “Dossier de travaux” / “Portfolio”"));
    }

    @Test
    void refusesADocumentWithoutItsTextsOrWithACodeThatIsThere() throws Exception {
        var training = trainings.open();
        var answer = administrator.send(
                multipart("/admin/trainings/" + training.id() + "/documents/new"),
                Map.of("version", "0", "code", "IDENTITY", "labelFr", "", "hintFr", "Une aide", "template", "keep"));
        var page = Jsoup.parse(answer.getContentAsString());

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(page.select("#code-error").text()).contains("asks for IDENTITY already");
        for (String field : List.of("labelFr", "labelEn", "hintEn", "mandatory", "notConcernedAllowed")) {
            assertThat(page.select("#" + field + "-error").text()).as(field).isNotBlank();
        }
        assertThat(page.select("#hintFr").text()).isEqualTo("Une aide");
        assertThat(catalogue.requiredDocuments(training.id())).isEqualTo(TestCatalogue.DOCUMENTS);
    }

    @Test
    void aTemplateIsUploadedAndCandidatesViewAndDownloadIt() throws Exception {
        // given
        var training = trainings.open();
        var page = "/admin/trainings/" + training.id() + "/documents/MOTIVATION";
        var form = administrator.form(page);
        form.put("template", "upload");
        byte[] pdf = TestFiles.pdf("Modèle");

        // when
        var noPdf = administrator.send(
                multipart(page).file(new MockMultipartFile("file", "modèle.pdf", null, "<html>".getBytes())), form);
        var missing = administrator.send(multipart(page), form);
        var answer = administrator.send(
                multipart(page).file(new MockMultipartFile("file", "Modèle de lettre.pdf", null, pdf)), form);

        // then
        assertThat(noPdf.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(noPdf.getContentAsString())
                        .select("#template-error")
                        .text())
                .contains("content is not what its name says");
        assertThat(missing.getStatus()).isEqualTo(422);
        assertThat(answer.getStatus()).isEqualTo(302);
        var template = catalogue.requiredDocuments(training.id()).get(2).template();
        assertThat(template).startsWith("Modele-de-lettre-").endsWith(".pdf");
        var candidate = accounts.signedIn(accounts.activeAccount());
        var viewed = mvc.perform(get("/document-templates/" + template).with(candidate))
                .andReturn()
                .getResponse();
        var downloaded = mvc.perform(
                        get("/document-templates/" + template + "?download=").with(candidate))
                .andReturn()
                .getResponse();
        assertThat(viewed.getContentAsByteArray()).isEqualTo(pdf);
        assertThat(viewed.getHeader("Content-Disposition")).startsWith("inline");
        assertThat(downloaded.getHeader("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void explainsFromTheDecisionTableWhoOwesWhat() throws Exception {
        var training = trainings.create(
                trainings.openToday(),
                List.of(
                        TestCatalogue.document("FRENCH_LEVEL", "Niveau", "Level of French", false),
                        TestCatalogue.document("IDENTITY", "Identité", "Identity", false)));

        var rows = administrator
                .page("/admin/trainings/" + training.id() + "/documents")
                .select("tbody tr");

        assertThat(rows.get(0).select("li").eachText())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "Asked for nationality: anything but FR and baccalaureate: equivalence",
                                        "A foreign candidate whose title is an equivalence"),
                        second -> assertThat(second).contains("Not asked from everybody else"));
        assertThat(rows.get(1).select("li").eachText()).containsExactly("Asked from everybody");
    }

    private void arrange(String documents, String code, String act) throws Exception {
        var version = administrator
                .page(documents)
                .select("main tbody input[name=version]")
                .first()
                .val();
        assertThat(administrator
                        .send(post(documents), Map.of("code", code, "act", act, "version", version))
                        .getStatus())
                .isEqualTo(302);
    }
}
