package fr.candidatflow.application.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.icegreen.greenmail.util.GreenMail;
import fr.candidatflow.account.AccountService;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.ProcessDriver;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ApplicationTest
class LettersTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions test;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccountService accountService;

    @Autowired
    ProcessDriver driver;

    @Autowired
    LetterTemplates templates;

    @Autowired
    Letters letters;

    @Autowired
    Audit audit;

    @Autowired
    GreenMail smtp;

    private String administrator;
    private LetterTemplate shipped;

    @BeforeEach
    void anAdministrator() {
        administrator = staff.administrator();
        shipped = templates.get(LetterKind.ADMISSION);
    }

    @AfterEach
    void asItWas() {
        var now = templates.get(LetterKind.ADMISSION);
        templates.change(
                administrator,
                new LetterTemplate(now.kind(), shipped.title(), shipped.body(), shipped.attached(), now.version()));
    }

    @Test
    void whatAnAdministratorWritesIsWhatTheCandidateDownloads() throws Exception {
        // given
        var application = test.admitted(catalogue.open());
        send(typed("Bravo {candidate}, <b>venez</b>\n\navant le {deadline}"));

        // when
        String letter = text(mvc.perform(get("/applications/" + test.number(application) + "/letter.pdf")
                        .with(accounts.signedIn(test.account(application)))
                        .param("lang", "fr"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());

        // then
        var candidate = accountService.get(test.account(application));
        assertThat(letter)
                .contains("Bravo " + candidate.firstName() + " " + candidate.lastName(), "<b>venez</b>")
                .doesNotContain("{", "null");
        assertThat(audit.of("letter", "admission")).isNotEmpty();
    }

    @Test
    void theMailOfTheOpinionCarriesItWhenThatIsWanted() throws Exception {
        // given
        var admitted = test.admitted(catalogue.open());
        var refused = test.published(catalogue.open(), Opinion.UNFAVOURABLE, null);

        // when
        driver.runJob(admitted, "serviceTask_sendFavourableOpinion");
        driver.runJob(refused, "serviceTask_sendRefusal");

        // then
        var parts = (Multipart) last(admitted).getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("courrier.pdf");
        assertThat(text(parts.getBodyPart(1).getInputStream().readAllBytes())).contains("avis favorable");
        assertThat(last(refused).getContentType()).startsWith("multipart/alternative");
        assertThat(text(letters.pdf(refused, Locale.FRENCH))).contains("Résultats insuffisants");
    }

    @Test
    void thereIsNoneBeforeTheOpinionIsPublished() throws Exception {
        var application = test.complete();

        assertThat(mvc.perform(get("/applications/" + test.number(application) + "/letter.pdf")
                                .with(accounts.signedIn(test.account(application))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aBrokenPlaceholderIsRefusedWithItsNameAndPlace() throws Exception {
        for (String[] broken : new String[][] {
            {"one\ntwo {candidat}", "Line 2", "{candidat}"},
            {"{candidate", "Line 1", "without its other half"},
            {"one\n\nthree }", "Line 3", "without its other half"},
            {" ", "Write the French text"}
        }) {
            var answer = send(typed(broken[0]));
            assertThat(answer.getStatus()).isEqualTo(422);
            var page = Jsoup.parse(answer.getContentAsString());
            assertThat(page.select(".govuk-error-summary").text())
                    .contains(Arrays.copyOfRange(broken, 1, broken.length));
            assertThat(page.expectFirst("#bodyFr").val()).isEqualTo(broken[0].strip());
        }
        assertThat(templates.get(LetterKind.ADMISSION).body()).isEqualTo(shipped.body());
    }

    @Test
    void aPreviewSavesNothing() throws Exception {
        var answer = send(typed("Bonjour {candidate}").param("preview", "fr"));

        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(text(answer.getContentAsByteArray())).contains("Bonjour Zoé Martin");
        assertThat(templates.get(LetterKind.ADMISSION)).isEqualTo(shipped);
        assertThat(text(send(get("/admin/letters/admission/preview.pdf?language=en"))
                        .getContentAsByteArray()))
                .contains("Dear Zoé Martin");
    }

    @Test
    void theSecondWriterIsTold() throws Exception {
        send(typed("Bonjour de la première"));

        var answer = send(typed("Bonjour de la seconde"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("Bonjour de la première", "Bonjour de la seconde");
    }

    private MockHttpServletRequestBuilder typed(String french) {
        return post("/admin/letters/admission")
                .param("titleFr", "Titre")
                .param("bodyFr", french)
                .param("titleEn", "Title")
                .param("bodyEn", "Dear {candidate}")
                .param("attached", "true")
                .param("version", "" + shipped.version());
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(staff.signedIn(administrator)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MimeMessage last(ApplicationId application) throws Exception {
        String email = accountService.get(test.account(application)).email();
        MimeMessage last = null;
        for (MimeMessage mail : smtp.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().contains(email)) {
                last = mail;
            }
        }
        return last;
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
