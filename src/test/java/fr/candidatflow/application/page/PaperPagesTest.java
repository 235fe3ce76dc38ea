package fr.candidatflow.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.TestReviews;
import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.profile.TestProfiles;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.support.MovableClock;
import fr.candidatflow.workflow.TestAdmissions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A file that goes by post, on its candidate's page. */
@ApplicationTest
class PaperPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    TestReviews reviews;

    @Autowired
    TestAdmissions managers;

    @Autowired
    ApplicationService service;

    @Autowired
    AdmissionService admissions;

    @Autowired
    MovableClock clock;

    AccountId candidate;
    ApplicationId paper;

    @BeforeEach
    void aPaperFileThatTheCentreHasRegistered() {
        candidate = accounts.activeAccount();
        profiles.complete(candidate);
        paper = service.open(
                candidate, catalogue.open(ApplicationMode.PAPER, null).id());
        var today = LocalDate.now(clock);
        managers.registerPaper(paper, "userTask_registerPaperFile", today.minusDays(3), today);
    }

    @Test
    void saysWhenItWasPostedAndWhenItArrived() throws Exception {
        // when
        var section = page().expectFirst("section[aria-labelledby=paper]");

        // then
        var today = LocalDate.now(clock);
        assertThat(section.text())
                .contains("enregistré par le centre", "Cachet de la poste du " + day(today.minusDays(3)))
                .contains("Reçu par le centre le " + day(today));
        assertThat(section.select("address, ol")).isEmpty();
    }

    @Test
    void asksForALetterWithTheRejectedDocumentsOnly() throws Exception {
        // when
        reviews.review(paper, "La signature manque.", "TRANSCRIPTS");

        // then
        var page = page();
        var section = page.expectFirst("section[aria-labelledby=paper]");
        assertThat(section.select("a[href^=#document-]").eachAttr("href")).containsExactly("#document-TRANSCRIPTS");
        assertThat(section.expectFirst("address").wholeText())
                .isEqualTo("Centre d’essai\n1 rue des Essais\n54000 NANCY");
        assertThat(section.text())
                .contains(day(LocalDate.ofInstant(admissions.get(paper).returnDeadline(), clock.getZone())));
        assertThat(page.expectFirst("#document-TRANSCRIPTS").text()).contains("Refusée", "La signature manque.");
        assertThat(page.expectFirst("#document-IDENTITY").text()).contains("Validée");
    }

    private Document page() throws Exception {
        String page = mvc.perform(
                        get("/applications/{n}", admissions.get(paper).number()).with(accounts.signedIn(candidate)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page.replace('\u00a0', ' '));
    }

    private static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH).format(day);
    }
}
