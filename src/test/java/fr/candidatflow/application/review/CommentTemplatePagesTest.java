package fr.candidatflow.application.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.application.review.CentreCommentTemplates.Template;
import fr.candidatflow.catalogue.TestCatalogue;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.support.ApplicationTest;
import fr.candidatflow.workflow.engine.TestStaff;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class CommentTemplatePagesTest {

    private static final String PATH = "/staff/comment-templates";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestStaff staff;

    @Autowired
    TestCatalogue catalogue;

    @Autowired
    CentreCommentTemplates templates;

    @Autowired
    Audit audit;

    String manager;
    String text;

    @BeforeEach
    void aManager() {
        catalogue.open();
        manager = staff.manager(TestCatalogue.CENTRE);
        text = "Illegible, scan it again " + UUID.randomUUID();
    }

    @Test
    void areAddedChangedAndRemovedByManagersOfTheCentreAndAudited() throws Exception {
        // when
        send(PATH, 302, "centre", TestCatalogue.CENTRE, "text", " " + text + " ");
        var added = find(text);
        send(PATH + "/" + added.id(), 302, "version", "0", "text", text + "!");
        send(PATH + "/" + added.id() + "/removal", 302, "version", "1");

        // then
        assertThat(templates.ofCentre(TestCatalogue.CENTRE)).doesNotContain(text, text + "!");
        assertThat(audit.of(CentreCommentTemplates.AREA, TestCatalogue.CENTRE))
                .filteredOn(entry -> entry.detail().contains(text))
                .allMatch(entry -> entry.staff().equals(manager))
                .extracting(entry -> entry.action())
                .containsExactly("added", "changed", "removed");
    }

    @Test
    void whoSavesSecondIsToldAndOverwritesNothing() throws Exception {
        // given
        send(PATH, 302, "centre", TestCatalogue.CENTRE, "text", text);
        var read = find(text);
        send(PATH + "/" + read.id(), 302, "version", "0", "text", text + " please");

        // when
        var page = send(PATH + "/" + read.id(), 422, "version", "0", "text", "Of the second");
        send(PATH + "/" + read.id() + "/removal", 422, "version", "0");

        // then
        assertThat(page.select("#text-error").text()).contains("Somebody has changed or removed this comment");
        assertThat(page.expectFirst("#text").text()).isEqualTo("Of the second");
        assertThat(templates.get(read.id()).text()).isEqualTo(text + " please");
    }

    @Test
    void refusesWhatIsEmptyTooLongOrThereAlready() throws Exception {
        // given
        send(PATH, 302, "centre", TestCatalogue.CENTRE, "text", text);
        String tooLong = "x".repeat(501);

        // then
        assertThat(error(send(PATH, 422, "centre", TestCatalogue.CENTRE, "text", " ")))
                .contains("Enter the comment");
        assertThat(error(send(PATH, 422, "centre", TestCatalogue.CENTRE, "text", text)))
                .contains("has this comment already");
        var page = send(PATH, 422, "centre", TestCatalogue.CENTRE, "text", tooLong);
        assertThat(error(page)).contains("at most 500");
        assertThat(page.expectFirst("#text").text()).isEqualTo(tooLong);
    }

    @Test
    void areNotThereForOtherCentres() throws Exception {
        // given
        send(PATH, 302, "centre", TestCatalogue.CENTRE, "text", text);
        var id = find(text).id();
        catalogue.openElsewhere();
        manager = staff.manager("another-centre");

        // then
        send(PATH, 404, "centre", TestCatalogue.CENTRE, "text", "Mine");
        send(PATH + "/" + id, 404, "version", "0", "text", "Mine");
        send(PATH + "/" + id + "/removal", 404, "version", "0");
        mvc.perform(get(PATH + "/" + id).with(staff.signedIn(manager))).andExpect(status().isNotFound());
        assertThat(templates.get(id).text()).isEqualTo(text);
    }

    private Template find(String wanted) {
        return templates.templates(TestCatalogue.CENTRE).stream()
                .filter(template -> template.text().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static String error(Document page) {
        return page.select("#text-error").text();
    }

    private Document send(String path, int expected, String... fields) throws Exception {
        var request = post(path).with(staff.signedIn(manager)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return Jsoup.parse(mvc.perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
