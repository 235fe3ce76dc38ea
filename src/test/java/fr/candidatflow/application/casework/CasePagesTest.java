package fr.candidatflow.application.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.application.ApplicationId;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.TestAdmissions;
import fr.candidatflow.workflow.engine.TestStaff;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class CasePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestAdmissions test;

    @Test
    void saysWhereTheApplicationStandsAndLeadsToItsStepAndItsFiles() throws Exception {
        // given
        var application = test.submitted();

        // when
        var page = page(staff.manager(TestCatalogue.CENTRE), application);

        // then
        assertThat(page.select("h1").text()).contains(test.number(application));
        assertThat(page.select("dl").text()).contains("Submitted", "The application centre", "Corrections until");
        assertThat(page.select("a:contains(Tasklist)").eachAttr("href"))
                .anyMatch(link -> link.startsWith("/camunda/app/tasklist/default/#/?task="));
        assertThat(page.select("a:contains(Cockpit)")).isEmpty();
        assertThat(page.select("dl a[href^=mailto:]").text()).contains("@");
        for (String link : page.select("table a").eachAttr("href")) {
            mvc.perform(get(link).with(staff.signedIn(staff.manager(TestCatalogue.CENTRE))))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void showsTheCommissionsOpinionToTheCommissionAlone() throws Exception {
        // given
        var application = test.complete();
        test.giveOpinion(application, Opinion.FAVOURABLE, null);

        // then
        assertThat(page(staff.member(TestCatalogue.CENTRE), application).text())
                .contains("entered by " + test.member());
        assertThat(page(staff.manager(TestCatalogue.CENTRE), application).text())
                .doesNotContain("entered by");
    }

    @Test
    void whatIsStillPreparedIsTheCandidatesOwn() throws Exception {
        // given
        var application = test.open();
        test.deposit(application);
        var manager = staff.manager(TestCatalogue.CENTRE);

        // then
        assertThat(page(manager, application).select("table a")).isEmpty();
        mvc.perform(get("/staff/applications/" + test.number(application) + "/documents/TRANSCRIPTS/file")
                        .with(staff.signedIn(manager)))
                .andExpect(status().isNotFound());
    }

    private Document page(String user, ApplicationId application) throws Exception {
        return Jsoup.parse(mvc.perform(
                        get("/staff/applications/" + test.number(application)).with(staff.signedIn(user)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
